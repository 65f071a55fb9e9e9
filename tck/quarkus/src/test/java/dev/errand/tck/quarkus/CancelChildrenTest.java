package dev.errand.tck.quarkus;

import dev.errand.tck.CancelChildrenTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CancelChildrenTest extends CancelChildrenTck {}
