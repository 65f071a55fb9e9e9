package dev.errand.tck.quarkus;

import dev.errand.tck.BulkheadTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class BulkheadTest extends BulkheadTck {}
