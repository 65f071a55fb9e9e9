package dev.errand.runtime.core;

import java.security.SecureRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A supervisor does what its {@link Model} does, whatever is done to it. */
class ModelTest {
  @TestFactory
  Stream<DynamicTest> randomOperations_leaveSupervisorAndModelAlike() {
    return LongStream.of(1, 2, 3, new SecureRandom().nextLong())
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> new ModelRun(seed).run()));
  }
}
