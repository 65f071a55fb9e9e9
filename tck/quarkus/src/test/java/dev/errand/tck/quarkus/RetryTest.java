package dev.errand.tck.quarkus;

import dev.errand.tck.RetryTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RetryTest extends RetryTck {}
