package dev.errand.runtime.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Gives a program what it reads, and then the end of it. */
final class Feeder implements Runnable {
  private static final int FIRST_CHUNK_BYTES = 1024;
  private static final int CHUNK_BYTES = 32 * 1024;

  private final Process program;
  private final InputStream from;
  private final Start start;

  /** Written once by the thread of the task's body, read by that which feeds. */
  private volatile boolean abandoned;

  /** Written by the thread that feeds, read by that of the task's body. */
  private volatile @Nullable Throwable failure;

  Feeder(Process program, InputStream from, Start start) {
    this.program = program;
    this.from = from;
    this.start = start;
  }

  @Override
  public void run() {
    try (from;
        OutputStream to = program.getOutputStream()) {
      start.await();
      byte[] chunk = new byte[FIRST_CHUNK_BYTES]; // most programs are given nothing
      for (int length = read(chunk); length >= 0 && !abandoned; length = read(chunk)) {
        to.write(chunk, 0, length);
        to.flush(); // there may be nothing more for a while
        if (length == FIRST_CHUNK_BYTES) {
          chunk = new byte[CHUNK_BYTES];
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // told to stop: the body finds it at its next wait
    } catch (IOException e) {
      // A program need not read what it is given; it has ended, or has closed its input.
    }
  }

  /** What the application's stream throws ends the input; the body tells of it. */
  private int read(byte[] chunk) {
    try {
      return from.read(chunk);
    } catch (IOException | RuntimeException e) {
      if (!abandoned) {
        failure = e;
      }
      return -1;
    }
  }

  /** Reads nothing more. What the application's stream does with a read under way is its matter. */
  void abandon() {
    abandoned = true;
    try {
      from.close();
    } catch (IOException e) {
      // The program has ended: nobody needs it.
    }
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /** Waits until the program may be given something. */
  @FunctionalInterface
  interface Start {
    void await() throws InterruptedException;
  }
}
