package dev.errand.tck.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The code in pages, and the parts of sources that it is a copy of: each begins behind a line with
 * two slashes, a mark, a colon and a title, and ends before a line with two slashes and "end".
 */
public final class Pages {
  private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");

  private Pages() {}

  /**
   * Gives the blocks of one language.
   *
   * @param pages a page, or a folder of them
   * @param language the language, as it stands behind the fence
   * @return the blocks, without a common indent
   */
  public static List<String> blocks(Path pages, String language) {
    return parts(pages, ".md", "```" + language + "\\n(.*?)```");
  }

  /**
   * Gives the marked parts of sources.
   *
   * @param sources a folder
   * @param mark the mark that they begin with
   * @return the parts, without a common indent
   */
  public static List<String> regions(Path sources, String mark) {
    return parts(sources, ".java", "// " + mark + ": [^\\n]*\\n(.*?)\\n *// end\\n");
  }

  private static List<String> parts(Path folder, String type, String pattern) {
    Pattern part = Pattern.compile(pattern, Pattern.DOTALL);
    return files(folder, type).stream()
        .flatMap(file -> part.matcher(read(file)).results())
        .map(found -> found.group(1).stripTrailing().stripIndent().strip())
        .toList();
  }

  /**
   * Lists files, but not what a build has made.
   *
   * @param folder where, at any depth; or one file
   * @param type how their names end
   * @return the files
   */
  public static List<Path> files(Path folder, String type) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return NOT_OURS.contains(String.valueOf(dir.getFileName()))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(type)) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
