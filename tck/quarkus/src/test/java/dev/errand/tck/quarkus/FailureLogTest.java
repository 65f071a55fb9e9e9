package dev.errand.tck.quarkus;

import dev.errand.tck.FailureLogTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class FailureLogTest extends FailureLogTck {}
