package dev.errand.tck.quarkus;

import dev.errand.tck.AwaitTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AwaitTest extends AwaitTck {}
