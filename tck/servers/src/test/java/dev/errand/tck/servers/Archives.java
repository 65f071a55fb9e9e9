package dev.errand.tck.servers;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Unpacks, and copies what is in folders and archives. */
final class Archives {
  private Archives() {}

  /**
   * Unpacks an archive beside it, unless that is done.
   *
   * @return the folder, which is not to be written to: all instances share it
   */
  static Path unpacked(Path archive) throws IOException {
    Path unpacked = archive.resolveSibling(archive.getFileName() + ".unpacked");
    if (!Files.exists(unpacked)) {
      Path growing =
          Files.createTempDirectory(archive.getParent(), archive.getFileName().toString());
      try (FileSystem inside = FileSystems.newFileSystem(archive)) {
        copy(inside.getPath("/"), growing);
      }
      Files.move(growing, unpacked); // whole, or not at all
    }
    return unpacked;
  }

  /** Copies a folder with all that is in it; either may be in an archive. */
  static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.toList();
    }
    for (Path source : all) {
      Path target = to.resolve(from.relativize(source).toString());
      if (Files.isDirectory(source)) {
        Files.createDirectories(target);
      } else {
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
