package dev.errand.tck.quarkus;

import dev.errand.tck.LogCaptureTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LogCaptureTest extends LogCaptureTck {}
