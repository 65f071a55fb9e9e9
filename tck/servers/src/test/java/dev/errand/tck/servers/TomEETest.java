package dev.errand.tck.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.tck.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The suite on TomEE, which is Jakarta EE 9.1 with OpenWebBeans. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
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

  @Test
  @Order(Integer.MAX_VALUE)
  @Requirement("LIF-1")
  void stopOfTheServer_endsRunningTasks_andReportsThem_withinTheGrace() throws Exception {
    List<String> lines = stopWithRunningTasks();
    assertEquals(3, lines.stream().filter(line -> line.contains("Interrupted while")).count());
    assertEquals(3, lines.stream().filter(line -> line.contains("Cancelled: ")).count());
  }
}
