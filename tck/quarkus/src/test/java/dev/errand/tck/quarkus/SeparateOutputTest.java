package dev.errand.tck.quarkus;

import dev.errand.tck.SeparateOutputTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SeparateOutputTest extends SeparateOutputTck {}
