package dev.errand.tck.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The suite on TomEE, which is Jakarta EE 9.1 with OpenWebBeans. */
class TomEETest extends ServerTest {
  TomEETest() {
    super(new TomEE());
  }

  @Override
  List<Path> applications() throws IOException {
    return List.of(
        LocalServer.file("errand-tck.war"),
        Wars.office("one"),
        Wars.office("two"),
        Wars.guideWithNamedExecutor(),
        Wars.sessionBean());
  }

  /** Our own: the default one of Jakarta Concurrency is not in JNDI. */
  @Override
  String threads() {
    return "errand-\\d+";
  }

  @Override
  String ownThreads() {
    return "reports";
  }
}
