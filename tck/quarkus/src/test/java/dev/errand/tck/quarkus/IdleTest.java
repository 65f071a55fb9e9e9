package dev.errand.tck.quarkus;

import dev.errand.tck.IdleTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class IdleTest extends IdleTck {}
