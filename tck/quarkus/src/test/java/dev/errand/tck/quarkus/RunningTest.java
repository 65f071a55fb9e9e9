package dev.errand.tck.quarkus;

import dev.errand.tck.RunningTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RunningTest extends RunningTck {}
