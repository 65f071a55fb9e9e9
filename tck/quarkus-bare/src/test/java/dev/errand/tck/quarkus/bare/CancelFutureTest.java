package dev.errand.tck.quarkus.bare;

import dev.errand.tck.CancelFutureTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CancelFutureTest extends CancelFutureTck {}
