package dev.errand.tck.quarkus;

import dev.errand.tck.TimeoutTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class TimeoutTest extends TimeoutTck {}
