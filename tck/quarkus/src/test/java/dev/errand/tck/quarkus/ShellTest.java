package dev.errand.tck.quarkus;

import dev.errand.tck.ShellTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ShellTest extends ShellTck {}
