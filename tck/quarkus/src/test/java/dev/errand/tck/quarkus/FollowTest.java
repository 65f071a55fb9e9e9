package dev.errand.tck.quarkus;

import dev.errand.tck.FollowTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class FollowTest extends FollowTck {}
