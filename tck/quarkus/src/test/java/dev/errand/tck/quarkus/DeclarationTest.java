package dev.errand.tck.quarkus;

import dev.errand.tck.DeclarationTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DeclarationTest extends DeclarationTck {}
