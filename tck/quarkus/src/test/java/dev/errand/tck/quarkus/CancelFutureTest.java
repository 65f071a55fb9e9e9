package dev.errand.tck.quarkus;

import dev.errand.tck.CancelFutureTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CancelFutureTest extends CancelFutureTck {}
