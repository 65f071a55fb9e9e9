package dev.errand.tck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errand.tck.report.Reports.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixTest {
  private static final String TEXT =
      """
      before
      %s
      | runtime | JDK | RUN | OUT |
      |---|---|---|---|
      | other | 17 | 3 | – |
      | weld-6 | 17 | 1 | 1 |
      %s
      after
      """
          .formatted(Matrix.BEGIN, Matrix.END);

  @TempDir Path folder;

  @Test
  void rowsThatHaveRun_areWritten_andTheOthersStay() {
    Matrix matrix =
        new Matrix(
            List.of(
                new Result("weld-6", 17, "RUN-1", true),
                new Result("weld-6", 17, "RUN-1", false),
                new Result("weld-6", 17, "RUN-2", true),
                new Result("weld-6", 25, "CFG-1", true)));
    String expected =
        """
        before
        %s
        | runtime | JDK | RUN | CFG |
        |---|---|---|---|
        | other | 17 | 3 | – |
        | weld-6 | 17 | 1, **not RUN-1** | – |
        | weld-6 | 25 | – | 1 |
        %s
        after
        """
            .formatted(Matrix.BEGIN, Matrix.END);
    assertEquals(expected, matrix.into(TEXT));
    assertEquals(expected, matrix.into(expected));
  }

  @Test
  void jdkThatTheTableDoesNotHave_isNoReasonToFail() {
    Result known = new Result("weld-6", 17, "RUN-1", true);
    Result other = new Result("weld-6", 21, "RUN-1", true);
    assertEquals(List.of(known), Matrix.onJdksOf(TEXT, List.of(known, other)));
  }

  @Test
  void textWithoutAPlaceForIt_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Matrix(List.of()).into("nothing"));
  }

  @Test
  void reports_areReadByRequirementAndRuntime_whereverTheNameHasThem() throws Exception {
    Path reports = Files.createDirectories(folder.resolve("a/target/surefire-reports"));
    Files.writeString(
        reports.resolve("TEST-x.xml"),
        """
        <testsuite><properties><property name="java.specification.version" value="25"/></properties>
        <testcase name="requirements RUN-3 [payara-micro]"/>
        <testcase name="RUN-1 OUT-2 [weld-6] something_isSo"><failure>no</failure></testcase>
        <testcase name="unnamed_isNotCounted"/></testsuite>
        """);
    assertEquals(
        List.of(
            new Result("payara-micro", 25, "RUN-3", true),
            new Result("weld-6", 25, "RUN-1", false),
            new Result("weld-6", 25, "OUT-2", false)),
        Reports.under(folder));
  }
}
