package dev.errand.tck.quarkus.bare;

import dev.errand.tck.RequestTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RequestTest extends RequestTck {}
