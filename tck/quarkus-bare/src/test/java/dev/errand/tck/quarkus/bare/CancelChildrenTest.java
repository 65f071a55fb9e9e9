package dev.errand.tck.quarkus.bare;

import dev.errand.tck.CancelChildrenTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CancelChildrenTest extends CancelChildrenTck {}
