package dev.errand.tck.quarkus;

import dev.errand.tck.ShellEndTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ShellEndTest extends ShellEndTck {}
