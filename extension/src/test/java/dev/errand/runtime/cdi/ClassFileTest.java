package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.Test;

class ClassFileTest {
  /** Has something of every kind that a class file may hold. */
  @SuppressWarnings("unused")
  private abstract static class Sample implements Callable<String> {
    static final long BIG = 0x1234_5678_9abcL;
    static final double BROKEN = 3.14;
    @Deprecated int field = 7;

    @Timeout(5)
    @Retry(
        retryOn = {IOException.class, IllegalStateException.class},
        maxRetries = 7)
    Stream<Runnable> retried(int[] numbers, String text) {
      return Arrays.stream(numbers).mapToObj(number -> () -> System.out.print(text + number + BIG));
    }

    @Timeout(5)
    @Fallback(fallbackMethod = "retried")
    Stream<Runnable> retried(long[] numbers, String text) {
      return Stream.empty();
    }

    @Retry
    abstract void alone();

    void plain() {}
  }

  @Retry
  @SuppressWarnings("unused")
  private static class Whole {
    void any() {}
  }

  private static List<String> retried(Class<?> type) {
    ClassFile.Bearers bearers = ClassFile.bearers(type, Retry.class.getName());
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .filter(bearers::contains)
        .map(Method::toString)
        .map(text -> text.substring(text.lastIndexOf('.', text.indexOf('(')) + 1))
        .sorted()
        .toList();
  }

  @Test
  void methodsWithTheAnnotation_areFound_andNoOthers() {
    assertEquals(List.of("alone()", "retried(int[],java.lang.String)"), retried(Sample.class));
  }

  @Test
  void annotationOfTheClass_isThatOfAllItsMethods() {
    assertEquals(List.of("any()"), retried(Whole.class));
  }

  @Test
  void classWithoutAFile_hasNone() {
    Runnable madeAtRunTime = () -> {};
    assertEquals(List.of(), retried(madeAtRunTime.getClass()));
  }
}
