package dev.errand.sample;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory below the root that the tests configure, gone when closed. */
record Scanned(Path path) implements AutoCloseable {
  private static final long MINUTES_OF_HASHING = 64L << 30;

  static Path root() {
    return Path.of(System.getProperty("sample.root", "target"));
  }

  static Scanned directory() throws IOException {
    return new Scanned(Files.createTempDirectory(root(), "scanned-"));
  }

  String name() {
    return path.getFileName().toString();
  }

  Path file(String name, String content) throws IOException {
    return Files.writeString(path.resolve(name), content);
  }

  /** A file of zeroes that takes no room, and much longer to hash than any test runs. */
  void hugeFile(String name) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.resolve(name).toFile(), "rw")) {
      file.setLength(MINUTES_OF_HASHING);
    }
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(path)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : all) {
      Files.delete(entry);
    }
  }
}
