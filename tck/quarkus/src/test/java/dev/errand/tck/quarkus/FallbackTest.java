package dev.errand.tck.quarkus;

import dev.errand.tck.FallbackTck;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(AsSpecified.class)
class FallbackTest extends FallbackTck {}
