package dev.errand.tck.quarkus;

import dev.errand.tck.CircuitBreakerTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CircuitBreakerTest extends CircuitBreakerTck {}
