package dev.errand.tck.quarkus;

import dev.errand.tck.OutputTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class OutputTest extends OutputTck {}
