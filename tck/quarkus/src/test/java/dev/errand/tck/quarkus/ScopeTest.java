package dev.errand.tck.quarkus;

import dev.errand.tck.ScopeTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ScopeTest extends ScopeTck {}
