package dev.errand.tck.quarkus.bare;

import dev.errand.tck.CancelTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CancelTest extends CancelTck {}
