package dev.errand.runtime.cdi;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import java.lang.annotation.Annotation;

/** Our annotations with nothing but defaults. */
@Background
@CapturedOutput
final class Plain {
  static final Background BACKGROUND = Plain.class.getAnnotation(Background.class);
  static final CapturedOutput CAPTURED_OUTPUT = Plain.class.getAnnotation(CapturedOutput.class);

  private Plain() {}

  static boolean is(Annotation annotation) {
    return annotation.equals(BACKGROUND) || annotation.equals(CAPTURED_OUTPUT);
  }
}
