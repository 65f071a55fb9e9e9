package dev.errand.tck.quarkus;

import dev.errand.tck.NestedOutputTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class NestedOutputTest extends NestedOutputTck {}
