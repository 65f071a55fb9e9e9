package dev.errand.tck.quarkus;

import dev.errand.tck.ContextTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ContextTest extends ContextTck {}
