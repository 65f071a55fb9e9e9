package dev.errand.tck.quarkus;

import dev.errand.tck.PriorityTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PriorityTest extends PriorityTck {}
