package dev.errand.tck.quarkus;

import dev.errand.tck.RulesTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RulesTest extends RulesTck {}
