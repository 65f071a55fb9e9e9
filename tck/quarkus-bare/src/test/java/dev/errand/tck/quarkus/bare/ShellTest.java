package dev.errand.tck.quarkus.bare;

import dev.errand.tck.ShellTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ShellTest extends ShellTck {}
