package dev.errand.tck.quarkus.bare;

import dev.errand.tck.ShellEndTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ShellEndTest extends ShellEndTck {}
