package dev.errand.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The git repository that the root is in, and how git is asked about a directory in it.
 *
 * <p>A repository's own settings can name programs for git to run, so one that merely lies below
 * the root (an unpacked archive, a foreign checkout) is left alone. In the root's own, all of them
 * are switched off but one: {@code git status} may run the clean filters that it names, for a file
 * looks unchanged to git only through them. Whoever configures the root trusts its repository that
 * far.
 *
 * @param top the directory that has {@code .git}: the root or one above it
 */
record Repository(Path top) {
  /**
   * Reads without locks, and transports nothing: neither may a missing object be fetched. The
   * user's and the machine's settings stay in force, for they say which repositories are safe.
   */
  static final Map<String, String> ENVIRONMENT =
      Map.of("GIT_OPTIONAL_LOCKS", "0", "GIT_ALLOW_PROTOCOL", "");

  private static final List<String> ALWAYS =
      List.of(
          "--no-pager",
          "--literal-pathspecs",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "safe.bareRepository=explicit",
          "-c",
          "color.ui=false");

  /** Finds it; empty if there is none, or if the directory is in another one below the root. */
  static Optional<Repository> of(Path root, Path directory) {
    return nearest(directory).filter(root::startsWith).map(Repository::new);
  }

  /** Tells whether a directory is in any repository. */
  static boolean isAround(Path directory) {
    return nearest(directory).isPresent();
  }

  /** The last commits. Each format that a setting may choose could have signatures verified. */
  List<String> history(Path directory) {
    return arguments(
        directory,
        "-c log.showSignature=false log -n 100 --stat --date=short --pretty=medium"
            + " --no-ext-diff --no-textconv --ignore-submodules=all");
  }

  /** What has changed since the last one. */
  List<String> changes(Path directory) {
    return arguments(directory, "status --branch --short --ignore-submodules=all");
  }

  // Run in the top directory, so nothing between it and the directory can pose as a repository.
  private List<String> arguments(Path directory, String command) {
    String inside = top.relativize(directory).toString();
    return Stream.of(
            ALWAYS.stream(),
            Stream.of(command.split(" ")),
            Stream.of("--", inside.isEmpty() ? "." : inside))
        .flatMap(part -> part)
        .toList();
  }

  private static Optional<Path> nearest(Path directory) {
    return Stream.<Path>iterate(directory, path -> path != null, Path::getParent)
        .filter(path -> Files.exists(path.resolve(".git")))
        .findFirst();
  }
}
