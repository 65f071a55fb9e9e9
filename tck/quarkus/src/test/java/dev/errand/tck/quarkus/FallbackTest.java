package dev.errand.tck.quarkus;

import dev.errand.tck.FallbackTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class FallbackTest extends FallbackTck {}
