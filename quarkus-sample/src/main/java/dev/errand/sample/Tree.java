package dev.errand.sample;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A walk over the files below a directory: sorted by name, links not followed. */
interface Tree {
  /** A regular file. */
  void file(Path file) throws IOException;

  /** Something that could not be read; the walk goes on after it. */
  void unreadable(Path path, IOException why);

  /** Goes over the whole tree, in the calling thread. */
  default void walk(Path directory) {
    for (Path entry : entries(directory)) {
      try {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          walk(entry);
        } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          file(entry);
        }
      } catch (IOException e) {
        unreadable(entry, e);
      }
    }
  }

  private List<Path> entries(Path directory) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      unreadable(directory, new IOException("The listing broke off.", e));
    } catch (IOException e) {
      unreadable(directory, e);
    }
    entries.sort(null);
    return entries;
  }
}
