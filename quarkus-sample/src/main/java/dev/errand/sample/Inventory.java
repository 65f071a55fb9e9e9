package dev.errand.sample;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Keep;
import dev.errand.Task;
import dev.errand.TaskContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;

/** Hashes every file below a directory. */
@ApplicationScoped
class Inventory {
  private static final System.Logger LOG = System.getLogger(Inventory.class.getName());

  private final TaskContext task;

  @Inject
  Inventory(TaskContext task) {
    this.task = task;
  }

  /**
   * Prints a line for each file: its size, its name, its SHA-256.
   *
   * @param directory where to begin
   * @param shown how to name the directory
   * @return a task, at once; its result is a sentence
   */
  @Background(name = "inventory")
  @CapturedOutput(echo = false, limit = OutputResource.KEPT_BYTES, keep = Keep.TAIL)
  Task<String> hash(Path directory, String shown) {
    task.progress(0, "Counting the files in " + shown);
    Count all = new Count();
    all.walk(directory);
    LOG.log(
        System.Logger.Level.INFO,
        "{0} holds {1}, {2}",
        shown,
        Bytes.count(all.files, "file"),
        Bytes.show(all.bytes));
    Hash hash = new Hash(directory, all.bytes);
    hash.walk(directory);
    String summary = Bytes.count(hash.files, "file") + ", " + Bytes.show(hash.bytes);
    if (hash.failures > 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} could not be read",
          Bytes.count(hash.failures, "entry", "entries"));
      summary += "; " + hash.failures + " could not be read";
    }
    task.progress(1, summary);
    return Task.of(summary);
  }

  /** The first walk: how much there is to do. */
  private final class Count implements Tree {
    private int files;
    private long bytes;

    @Override
    public void file(Path file) throws IOException {
      task.checkCancelled();
      files++;
      bytes += Files.size(file);
    }

    @Override
    public void unreadable(Path path, IOException why) {
      task.checkCancelled();
    }
  }

  /** The second walk: what is in the files. */
  private final class Hash implements Tree {
    private final Path top;
    private final long expected;
    private final MessageDigest digest = sha256();
    private final byte[] buffer = new byte[1 << 16];
    private int files;
    private int failures;
    private long bytes;
    private int reported = -1;

    Hash(Path top, long expected) {
      this.top = top;
      this.expected = expected;
    }

    @Override
    public void file(Path file) throws IOException {
      digest.reset();
      long size = 0;
      try (InputStream in = Files.newInputStream(file)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          task.checkCancelled();
          digest.update(buffer, 0, n);
          size += n;
          report(bytes + size, file);
        }
      }
      files++;
      bytes += size;
      System.out.printf("%8s  %s  %s%n", Bytes.show(size), name(file), hex(digest));
    }

    /** An interrupted read ends here too: then it was no failure of the file. */
    @Override
    public void unreadable(Path path, IOException why) throws CancellationException {
      task.checkCancelled();
      failures++;
      System.err.println("cannot read " + name(path) + ": " + why.getClass().getSimpleName());
    }

    /** Tells each per mille once: more would only keep the page busy. */
    private void report(long done, Path file) {
      double fraction = expected == 0 ? 1 : Math.min(1, (double) done / expected);
      int step = (int) (fraction * 1000);
      if (step > reported) {
        reported = step;
        task.progress(fraction, name(file));
      }
    }

    private String name(Path file) {
      return Printable.of(top.relativize(file).toString());
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
