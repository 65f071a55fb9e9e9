package dev.errand.tck.quarkus;

import dev.errand.tck.FaultsTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class FaultsTest extends FaultsTck {}
