package dev.errand.tck.quarkus;

import dev.errand.tck.CancelTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CancelTest extends CancelTck {}
