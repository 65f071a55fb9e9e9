package dev.errand.runtime.core;

import java.io.Serial;
import java.util.concurrent.CancellationException;

/**
 * What the future of a cancelled task is completed with. Where that is done says nothing, and to
 * look would keep the worker from its next task: who waits throws one with a stack of its own. To
 * those who are handed it, it is a {@link CancellationException} like any other.
 */
final class TaskCancellation extends CancellationException {
  private static final long serialVersionUID = 1L;

  TaskCancellation(String message) {
    super(message);
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // nothing is written
  public Throwable fillInStackTrace() {
    return this;
  }

  /** Nobody is to need this class to read it. */
  @Serial
  private Object writeReplace() {
    return here();
  }

  /** Wrappers quote this in their messages. */
  @Override
  @SuppressWarnings("OverrideThrowableToString") // it is the type that is to read otherwise
  public String toString() {
    return CancellationException.class.getName() + ": " + getMessage();
  }

  /** As the calling thread, which has waited, is to throw it. */
  CancellationException here() {
    return new CancellationException(getMessage());
  }
}
