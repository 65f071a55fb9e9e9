package dev.errand.tck.quarkus.bare;

import dev.errand.tck.RunningTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RunningTest extends RunningTck {}
