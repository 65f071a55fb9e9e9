package dev.errand.runtime.output;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A temporary file in slots of one size. It has no name: it is deleted as soon as it is open, so
 * nothing of it stays however the JVM ends. Its space goes back when nobody can read the output any
 * more; the JDK closes a file that was let go of.
 *
 * <p>Not a {@code FileChannel}: those are closed by the interrupt of whoever uses them, and
 * interrupts are how tasks are told to stop.
 */
final class SpillFile {
  private final RandomAccessFile file; // its position: guarded by this
  private final int slot;
  private final Readers readers;

  // Guarded by the store, as writing is.
  private final Deque<Long> free = new ArrayDeque<>();
  private final Deque<Long> freeWhenNobodyReads = new ArrayDeque<>();
  private long end;

  SpillFile(RandomAccessFile file, int slot, Readers readers) {
    this.file = file;
    this.slot = slot;
    this.readers = readers;
  }

  static SpillFile create(Path directory, int slot, Readers readers) throws IOException {
    // Readable by its owner alone, where the file system knows owners.
    File named = Files.createTempFile(directory, "errand-", ".output").toFile();
    try {
      return new SpillFile(new RandomAccessFile(named, "rw"), slot, readers);
    } finally {
      if (!named.delete()) {
        named.deleteOnExit(); // Windows keeps the name of a file that is open
      }
    }
  }

  /** Writes at most a slot; gives its position. */
  long write(byte[] bytes) throws IOException {
    if (readers.none()) {
      free.addAll(freeWhenNobodyReads);
      freeWhenNobodyReads.clear();
    }
    Long reused = free.peek();
    long position = reused == null ? end : reused;
    synchronized (this) {
      file.seek(position);
      file.write(bytes);
    }
    if (reused == null) {
      end += slot;
    } else {
      free.remove();
    }
    return position;
  }

  void release(long position) {
    freeWhenNobodyReads.add(position);
  }

  /** Reads from a slot. Any thread that counts as a reader. */
  synchronized void read(long position, byte[] into, int offset, int length) {
    try {
      file.seek(position);
      file.readFully(into, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException("Captured output cannot be read back from its file.", e);
    }
  }
}
