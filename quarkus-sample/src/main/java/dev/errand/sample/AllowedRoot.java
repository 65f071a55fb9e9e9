package dev.errand.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The directory below which requests may look around. */
@ApplicationScoped
class AllowedRoot {
  private final Path root;

  @Inject
  AllowedRoot(@ConfigProperty(name = "sample.root") Path configured) {
    try {
      root = configured.toRealPath();
    } catch (IOException e) {
      throw new IllegalStateException(
          "sample.root is '" + configured + "', which cannot be opened. Name a directory.", e);
    }
    if (!Files.isDirectory(root)) {
      throw new IllegalStateException("sample.root is '" + root + "', which is no directory.");
    }
  }

  Path path() {
    return root;
  }

  /** The way in which a path is shown: from the root's own name on. */
  String show(Path inside) {
    Path name = root.getFileName();
    Path shown = name == null ? inside : name.resolve(root.relativize(inside));
    return shown.normalize().toString();
  }

  /**
   * Finds a directory, with all links resolved.
   *
   * @param wish a path from the root, or an absolute one; blank for the root itself
   * @throws Problem.Raised if there is no such directory below the root. Of what is outside it is
   *     not told whether it exists.
   */
  Path directory(String wish) {
    Path asked = asked(wish);
    Path real;
    try {
      real = asked.toRealPath();
    } catch (IOException e) {
      throw asked.startsWith(root) ? missing(wish) : outside(wish);
    }
    if (!real.startsWith(root)) {
      throw outside(wish);
    }
    if (!Files.isDirectory(real)) {
      throw new Problem.Raised(
          400, "Not a directory", "'" + wish + "' is a file; only a directory can be inventoried.");
    }
    return real;
  }

  private Path asked(String wish) {
    try {
      return root.resolve(wish.isBlank() ? "." : wish.strip()).normalize();
    } catch (InvalidPathException e) {
      throw new Problem.Raised(400, "Not a path", "'" + wish + "' is no path: " + e.getReason());
    }
  }

  private Problem.Raised missing(String wish) {
    return new Problem.Raised(
        404, "No such directory", "There is no directory '" + wish + "' in " + root + ".");
  }

  private Problem.Raised outside(String wish) {
    return new Problem.Raised(
        400,
        "Outside the allowed directory",
        "'"
            + wish
            + "' is, links resolved, not in "
            + root
            + ". Only what is in there is allowed.");
  }
}
