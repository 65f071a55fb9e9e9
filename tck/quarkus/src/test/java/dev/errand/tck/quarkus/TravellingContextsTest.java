package dev.errand.tck.quarkus;

import dev.errand.tck.TravellingContextsTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class TravellingContextsTest extends TravellingContextsTck {}
