package dev.errand.tck.quarkus;

import dev.errand.tck.HistoryTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class HistoryTest extends HistoryTck {}
