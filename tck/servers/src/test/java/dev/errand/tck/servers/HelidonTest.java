package dev.errand.tck.servers;

import dev.errand.tck.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The suite on Helidon MP, which is one application in a process. */
class HelidonTest extends ServerTest {
  HelidonTest() {
    super(new Helidon());
  }

  @Override
  List<Path> applications() throws IOException {
    return List.of(
        LocalServer.file("errand-tck.war"),
        Wars.office("one"),
        Wars.guideWithNamedExecutor(),
        Wars.sessionBean());
  }

  /** Our own: there is neither Jakarta Concurrency nor MicroProfile Context Propagation. */
  @Override
  String threads() {
    return "errand-\\d+";
  }

  @Override
  String ownThreads() {
    return "reports";
  }

  /** There is no second one. */
  @Override
  @Test
  @Requirement({"OUT-2", "OUT-11"})
  void twoApplications_shareTheConsole_andEachTaskHasItsOwnOutput() throws Exception {
    checkCaptured("one", "written by one");
  }
}
