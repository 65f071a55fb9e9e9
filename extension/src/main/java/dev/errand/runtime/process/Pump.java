package dev.errand.runtime.process;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Carries one output stream of a program to its task, on a thread of the {@link Carriers}. */
final class Pump implements Runnable {
  private static final int FIRST_CHUNK_BYTES = 4 * 1024;
  private static final int CHUNK_BYTES = 64 * 1024; // what a pipe holds on Linux

  private final Process program;
  private final InputStream from;
  private final Sink to;

  /** Written once by the thread of the task's body, read by the pump's. */
  private volatile boolean abandoned;

  /** Written by the pump's thread and that of the task's body, read by both. */
  private volatile @Nullable Throwable failure;

  /** Written by the pump's thread, read by the body's when that has ended. */
  private volatile boolean cameLate;

  private final Runnable attached;

  /**
   * Makes one.
   *
   * @param attached is run when nothing that is written from then on can be missed
   */
  Pump(Process program, InputStream from, Sink to, Runnable attached) {
    this.program = program;
    this.from = from;
    this.to = to;
    this.attached = attached;
  }

  @Override
  public void run() {
    byte[] chunk = new byte[FIRST_CHUNK_BYTES]; // most programs say little
    // When the program exits the JDK empties and closes its streams, each under its monitor: what
    // a child that lives on writes after that would be lost. Held here until the real end.
    synchronized (from) {
      cameLate = !program.isAlive();
      attached.run();
      try (from) {
        for (int length = from.read(chunk); length >= 0 && !abandoned; length = from.read(chunk)) {
          deliver(chunk, length);
          if (length == chunk.length && length < CHUNK_BYTES) {
            chunk = new byte[CHUNK_BYTES];
          }
        }
      } catch (IOException e) {
        // After abandon() this is only the echo of the close.
        if (!abandoned) {
          failure = e;
        }
      }
    }
  }

  /** A program whose output nobody takes would stand still: reads on after the sink has failed. */
  private void deliver(byte[] chunk, int length) {
    if (failure == null) {
      try {
        to.take(chunk, length);
      } catch (Throwable e) {
        failure = e; // Told by the body when the program has ended.
      }
    }
  }

  /**
   * Delivers nothing more and lets the descriptor go. A read that is under way on behalf of a child
   * left behind cannot be ended by any means of the JDK: it, and the thread, end with that child's
   * next write or its end.
   */
  void abandon() {
    abandoned = true;
    try {
      from.close();
    } catch (IOException e) {
      failure = e;
    }
  }

  /**
   * Tells whether the program had exited before this began: then the JDK may have closed the stream
   * although a child that lives on still writes.
   */
  boolean cameLate() {
    return cameLate;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /** Takes what was read. */
  @FunctionalInterface
  interface Sink {
    void take(byte[] bytes, int length);
  }
}
