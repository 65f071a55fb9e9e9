package dev.errand.runtime.core;

import java.util.concurrent.CancellationException;

/**
 * What the future of a cancelled task is completed with. Where that is done says nothing, and to
 * look would keep the worker from its next task: who waits throws one with a stack of its own.
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

  /** As the calling thread, which has waited, is to throw it. */
  CancellationException here() {
    return new CancellationException(getMessage());
  }
}
