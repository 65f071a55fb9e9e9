package dev.errand.tck.quarkus.bare;

import dev.errand.tck.FollowTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class FollowTest extends FollowTck {}
