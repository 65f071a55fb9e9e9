import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the beans of the application, all after one pattern, into the folder that is named. */
final class Beans {
  private static final int BEANS = 200;

  private static final String PATTERN =
      """
      package dev.errand.benchmarks.quarkus;

      import dev.errand.Background;
      import jakarta.enterprise.context.ApplicationScoped;
      import java.util.concurrent.CompletableFuture;
      import java.util.concurrent.CompletionStage;

      @ApplicationScoped
      public class %s {
        @Background
        public CompletionStage<String> work() {
          return CompletableFuture.completedFuture("");
        }
      }
      """;

  private Beans() {}

  public static void main(String[] arguments) throws IOException {
    Path folder =
        Files.createDirectories(Path.of(arguments[0], "dev", "errand", "benchmarks", "quarkus"));
    for (int i = 0; i < BEANS; i++) {
      String name = "Bean%03d".formatted(i);
      Files.writeString(folder.resolve(name + ".java"), PATTERN.formatted(name));
    }
  }
}
