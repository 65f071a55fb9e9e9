package dev.errand.tck.quarkus;

import dev.errand.tck.KeysTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class KeysTest extends KeysTck {}
