package dev.errand.sample;

import dev.errand.Task;
import dev.errand.shell.ShellCommand;
import dev.errand.shell.ShellRequest;
import dev.errand.shell.ShellResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What installed programs say about a directory. Each is run with a list of arguments, none of
 * which a shell sees or a request gives; the only input is the directory, already checked.
 */
@ApplicationScoped
class Tools {
  private static final int FILES_AT_MOST = 500;

  private final ShellCommand shell;
  private final Programs programs;

  @Inject
  Tools(ShellCommand shell, Programs programs) {
    this.shell = shell;
    this.programs = programs;
  }

  /** The last commits. */
  Task<ShellResult> history(Path directory) {
    return git(directory, "git log", "log", "-n", "100", "--stat", "--date=short", ".");
  }

  /** What has changed since the last one. */
  Task<ShellResult> changes(Path directory) {
    return git(directory, "git status", "status", "--branch", "--short", ".");
  }

  /** How much room each directory takes; one that cannot be entered is told, and no failure. */
  Task<ShellResult> size(Path directory) {
    return command(directory, "du", "-h", "-d", "2", ".").name("du").expectExit(0, 1).runAsync();
  }

  /** What kind of file each one is, on the first level. */
  Task<ShellResult> kinds(Path directory) {
    String[] arguments =
        Stream.concat(Stream.of("--no-dereference", "--"), files(directory).stream())
            .toArray(String[]::new);
    return command(directory, "file", arguments).name("file").expectExit(0).runAsync();
  }

  /** Tells why a part cannot be run there; empty if it can. */
  Optional<String> missing(Part part, Path directory) {
    return switch (part) {
      case HISTORY, CHANGES ->
          program("git")
              .or(() -> inRepository(directory) ? none() : because("no git repository is here"));
      case SIZE -> program("du");
      case KINDS ->
          program("file")
              .or(() -> files(directory).isEmpty() ? because("no file is here") : none());
      case INVENTORY, LABELS -> none();
    };
  }

  private Task<ShellResult> git(Path directory, String name, String... arguments) {
    // Reads only: takes no locks, and starts no monitor that the repository's settings may name.
    String[] all =
        Stream.concat(
                Stream.of("--no-pager", "-c", "core.fsmonitor=false", "-c", "color.ui=false"),
                Stream.of(arguments))
            .toArray(String[]::new);
    return command(directory, "git", all)
        .name(name)
        .environment("GIT_OPTIONAL_LOCKS", "0")
        .expectExit(0)
        .runAsync();
  }

  private ShellRequest command(Path directory, String program, String... arguments) {
    return shell
        .command(program, arguments)
        .directory(directory)
        .environment("LC_ALL", "C.UTF-8")
        .timeout(Duration.ofMinutes(10));
  }

  private Optional<String> program(String name) {
    return programs.has(name) ? none() : because("this machine has no '" + name + "'");
  }

  private static boolean inRepository(Path directory) {
    return Stream.<Path>iterate(directory, path -> path != null, Path::getParent)
        .anyMatch(path -> Files.exists(path.resolve(".git")));
  }

  private static List<String> files(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(Files::isRegularFile)
          .map(file -> "./" + file.getFileName())
          .sorted()
          .limit(FILES_AT_MOST)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<String> because(String why) {
    return Optional.of(why);
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
