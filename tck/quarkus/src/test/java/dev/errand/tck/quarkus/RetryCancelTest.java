package dev.errand.tck.quarkus;

import dev.errand.tck.RetryCancelTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RetryCancelTest extends RetryCancelTck {}
