package dev.errand.tck.quarkus;

import dev.errand.tck.RetryRequestTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RetryRequestTest extends RetryRequestTck {}
