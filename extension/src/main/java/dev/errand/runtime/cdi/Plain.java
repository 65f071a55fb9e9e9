package dev.errand.runtime.cdi;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import java.lang.annotation.Annotation;

/** Our annotations with nothing but defaults. */
final class Plain {
  static final Background BACKGROUND = Bearer.class.getAnnotation(Background.class);
  static final CapturedOutput CAPTURED_OUTPUT = Bearer.class.getAnnotation(CapturedOutput.class);

  private Plain() {}

  static boolean is(Annotation annotation) {
    return annotation.equals(BACKGROUND) || annotation.equals(CAPTURED_OUTPUT);
  }

  /** Private: TomEE takes any other for a bean that it cannot intercept. */
  @Background
  @CapturedOutput
  private static final class Bearer {
    private Bearer() {}
  }
}
