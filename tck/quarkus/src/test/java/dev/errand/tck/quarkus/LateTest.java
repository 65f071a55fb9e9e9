package dev.errand.tck.quarkus;

import dev.errand.tck.LateTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LateTest extends LateTck {}
