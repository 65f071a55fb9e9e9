package dev.errand.tck.quarkus;

import dev.errand.tck.SupervisorTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class SupervisorTest extends SupervisorTck {}
