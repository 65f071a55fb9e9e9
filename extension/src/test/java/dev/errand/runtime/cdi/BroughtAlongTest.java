package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A bean without the mark is there twice wherever the jar is discovered, as on each server. */
class BroughtAlongTest {
  @Test
  void everyBeanOfTheJar_bearsTheMark() {
    for (Class<?> bean : ErrandExtension.BEANS) {
      assertTrue(bean.isAnnotationPresent(BroughtAlong.class), bean.getName());
    }
  }
}
