package dev.errand.tck.quarkus;

import dev.errand.tck.PrintingTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PrintingTest extends PrintingTck {}
