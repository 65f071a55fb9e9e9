package dev.errand.tck.quarkus.bare;

import dev.errand.tck.EventsTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class EventsTest extends EventsTck {}
