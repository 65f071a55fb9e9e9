package dev.errand.sample;

import dev.errand.CaptureSettings;
import dev.errand.Keep;
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
import java.util.Map;
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
  private final AllowedRoot root;

  @Inject
  Tools(ShellCommand shell, Programs programs, AllowedRoot root) {
    this.shell = shell;
    this.programs = programs;
    this.root = root;
  }

  /** The last commits. */
  Task<ShellResult> history(Path directory) {
    Repository repository = repository(directory);
    return git(repository, "git log", repository.history(directory));
  }

  /** What has changed since the last one. */
  Task<ShellResult> changes(Path directory) {
    Repository repository = repository(directory);
    return git(repository, "git status", repository.changes(directory));
  }

  /** How much room each directory takes; one that cannot be entered is told, and no failure. */
  Task<ShellResult> size(Path directory) {
    // Its last line is the sum.
    return command(directory, Keep.TAIL, "du", "-h", "-d", "2", ".")
        .name("du")
        .expectExit(0, 1)
        .runAsync();
  }

  /** What kind of file each one is, on the first level. */
  Task<ShellResult> kinds(Path directory) {
    String[] arguments =
        Stream.concat(Stream.of("--no-dereference", "--"), files(directory).stream())
            .toArray(String[]::new);
    return command(directory, Keep.HEAD, "file", arguments).name("file").expectExit(0).runAsync();
  }

  /** Tells why a part cannot be run there; empty if it can. */
  Optional<String> missing(Part part, Path directory) {
    return switch (part) {
      case HISTORY, CHANGES -> program("git").or(() -> noRepository(directory));
      case SIZE -> program("du");
      case KINDS ->
          program("file")
              .or(() -> files(directory).isEmpty() ? because("no file is here") : none());
      case INVENTORY, LABELS -> none();
    };
  }

  private Task<ShellResult> git(Repository repository, String name, List<String> arguments) {
    ShellRequest request =
        command(repository.top(), Keep.HEAD, "git", arguments.toArray(String[]::new))
            .name(name)
            .expectExit(0);
    for (Map.Entry<String, String> variable : Repository.ENVIRONMENT.entrySet()) {
      request = request.environment(variable.getKey(), variable.getValue());
    }
    return request.runAsync();
  }

  private ShellRequest command(Path directory, Keep keep, String program, String... arguments) {
    return shell
        .command(program, arguments)
        .directory(directory)
        .environment("LC_ALL", "C.UTF-8")
        .timeout(Duration.ofMinutes(10))
        .captureOutput(
            CaptureSettings.DEFAULT.withEcho(false).withLimit(OutputResource.KEPT_BYTES, keep));
  }

  private Repository repository(Path directory) {
    return Repository.of(root.path(), directory)
        .orElseThrow(() -> new IllegalStateException("Not in the root's repository: " + directory));
  }

  private Optional<String> noRepository(Path directory) {
    if (Repository.of(root.path(), directory).isPresent()) {
      return none();
    }
    return because(
        Repository.isAround(directory)
            ? "this repository is not the root's own; its settings could name programs to run"
            : "no git repository is here");
  }

  private Optional<String> program(String name) {
    return programs.has(name) ? none() : because("this machine has no '" + name + "'");
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
