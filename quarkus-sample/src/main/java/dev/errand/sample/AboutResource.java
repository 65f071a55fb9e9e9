package dev.errand.sample;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the page must know before it can start something. */
@Path("/api/about")
public class AboutResource {
  private static final int DIRECTORIES_AT_MOST = 100;

  private final AllowedRoot root;
  private final Tools tools;

  @Inject
  AboutResource(AllowedRoot root, Tools tools) {
    this.root = root;
    this.tools = tools;
  }

  /** The root, what is in it, and which parts of a scan work there. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public About about() throws IOException {
    List<PartView> parts =
        Stream.of(Part.values())
            .map(part -> new PartView(part, tools.missing(part, root.path())))
            .toList();
    return new About(root.path().toString(), directories(), parts);
  }

  private List<String> directories() throws IOException {
    try (Stream<java.nio.file.Path> entries = Files.list(root.path())) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .limit(DIRECTORIES_AT_MOST)
          .toList();
    }
  }

  /**
   * The answer.
   *
   * @param root the directory that may be inventoried
   * @param directories the directories right in it
   * @param parts what a scan can do
   */
  record About(String root, List<String> directories, List<PartView> parts) {}

  /**
   * A part of a scan.
   *
   * @param part the part
   * @param missing what stands against it in the root
   */
  record PartView(Part part, Optional<String> missing) {}
}
