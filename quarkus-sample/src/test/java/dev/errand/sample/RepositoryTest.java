package dev.errand.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs git for what a repository with bad intentions names in its settings. */
class RepositoryTest {
  private @TempDir Path root;
  private @TempDir Path elsewhere;

  private Path ran;
  private Path script;

  @BeforeEach
  void makeRepository() throws IOException {
    assumeTrue(new Programs().has("git"), "Skipped: this machine has no 'git'.");
    root = root.toRealPath();
    ran = elsewhere.resolve("ran");
    script =
        Files.writeString(elsewhere.resolve("script"), "#!/bin/sh\necho \"$@\" >> " + ran + "\n");
    assertTrue(script.toFile().setExecutable(true));
    git("init", "-q", "-b", "main", ".");
    Files.writeString(root.resolve("one.txt"), "one\n");
    Files.createDirectory(root.resolve("below"));
    Files.writeString(root.resolve("below/two.txt"), "two\n");
    git("add", ".");
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "first");
  }

  @Test
  void settingsOfTheRepository_runNothing() throws IOException {
    sign();
    for (String setting :
        List.of(
            "core.fsmonitor",
            "core.pager",
            "core.sshCommand",
            "diff.external",
            "diff.text.command",
            "diff.text.textconv",
            "gpg.program")) {
      git("config", setting, script.toString());
    }
    git("config", "log.showSignature", "true");
    git("config", "format.pretty", "%G?");
    git("config", "core.hooksPath", Files.createDirectory(elsewhere.resolve("hooks")).toString());
    Files.copy(script, elsewhere.resolve("hooks/post-index-change"));
    Files.writeString(root.resolve(".gitattributes"), "* diff=text\n");
    Files.writeString(root.resolve("one.txt"), "two\n");

    for (String careless : List.of("log", "status", "diff")) {
      git(careless);
      assertTrue(Files.deleteIfExists(ran), careless + " was to run something");
    }
    Repository repository = Repository.of(root, root).orElseThrow();
    String history = run(repository.history(root));
    String changes = run(repository.changes(root));

    assertTrue(history.contains("signed") && history.contains("2 files changed"), history);
    assertTrue(changes.contains(" M one.txt"), changes);
    assertFalse(Files.exists(ran), "a program of the repository's was run");
  }

  @Test
  void missingObject_isNotFetched() throws IOException {
    git("config", "remote.origin.url", Files.createDirectory(elsewhere.resolve("o")).toString());
    git("config", "remote.origin.promisor", "true");
    git("config", "remote.origin.uploadpack", script.toString());
    git("config", "protocol.file.allow", "always");
    git("config", "extensions.partialClone", "origin");
    git("config", "core.repositoryFormatVersion", "1");
    String blob = run(List.of("rev-parse", "HEAD:one.txt")).strip();
    Files.delete(root.resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));

    run(Repository.of(root, root).orElseThrow().history(root));

    assertFalse(Files.exists(ran), "the transport was run");
  }

  @Test
  void directoryInTheRepository_isAskedAboutAlone() throws IOException {
    Files.writeString(root.resolve("one.txt"), "changed");
    Files.writeString(root.resolve("below/two.txt"), "changed");
    Path below = root.resolve("below");

    Repository repository = Repository.of(root, below).orElseThrow();

    assertEquals(root, repository.top());
    assertEquals("## main\n M below/two.txt\n", run(repository.changes(below)));
  }

  @Test
  void rootInsideARepository_belongsToIt() {
    Path below = root.resolve("below");

    assertEquals(Optional.of(new Repository(root)), Repository.of(below, below));
  }

  @Test
  void repositoryBelowTheRoot_isNotTheRootsOwn() throws IOException {
    Path other = Files.createDirectories(root.resolve("below/other/deep"));
    Files.createDirectory(root.resolve("below/other/.git"));

    assertEquals(Optional.empty(), Repository.of(root, other));
    assertTrue(Repository.isAround(other));
  }

  /** Makes the commit one with a signature. */
  private void sign() throws IOException {
    String tree = run(List.of("rev-parse", "HEAD^{tree}")).strip();
    Path commit =
        Files.writeString(
            elsewhere.resolve("commit"),
            """
            tree %s
            author A <a@example.org> 1700000000 +0000
            committer A <a@example.org> 1700000000 +0000
            gpgsig -----BEGIN PGP SIGNATURE-----
            \s
             AAAA
             -----END PGP SIGNATURE-----

            signed
            """
                .formatted(tree));
    String id = run(List.of("hash-object", "-t", "commit", "-w", commit.toString())).strip();
    git("reset", "-q", "--hard", id);
  }

  private void git(String... arguments) throws IOException {
    run(List.of(arguments));
  }

  /** Runs git as the application does, and gives what it prints. */
  private String run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.putAll(Repository.ENVIRONMENT);
    environment.put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
