package dev.errand.tck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.Deviation;
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
                new Result("weld-6", 25, "CFG-1", true)),
            List.of());
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
  void deviation_isShownApart_andNotCounted_unlessItFails() {
    Matrix matrix =
        new Matrix(
            List.of(
                new Result("weld-6", 17, "RUN-1", true),
                new Result("weld-6", 17, "RUN-2", true),
                new Result("weld-6", 17, "OUT-1", false),
                new Result("weld-6", 17, "OUT-2", true)),
            List.of(
                new Deviation("weld-6", "RUN-2", "something else"),
                new Deviation("weld-6", "OUT-1", "something else"),
                new Deviation("other", "RUN-1", "something else")));
    String table = matrix.into(TEXT);
    assertTrue(table.contains("| weld-6 | 17 | 1, *otherwise RUN-2* | 1, **not OUT-1** |"), table);
    assertEquals(table, new Matrix(List.of(), List.of()).into(table), "read as it was written");
  }

  @Test
  void check_findsATableWithoutRows_aRuntimeWithoutReports_andAnotherTable() {
    List<Result> results =
        List.of(new Result("weld-6", 17, "RUN-1", true), new Result("weld-6", 17, "OUT-1", true));
    assertEquals(List.of(), Matrix.faults(TEXT, results, List.of("weld-6"), List.of()));
    assertEquals(
        List.of("No report tells of 'other', which must have run."),
        Matrix.faults(TEXT, results, List.of("weld-6", "other"), List.of()));
    assertEquals(
        List.of("The table has no rows. Have it written."),
        Matrix.faults(Matrix.BEGIN + "\n" + Matrix.END, results, List.of(), List.of()));
    List<String> faults =
        Matrix.faults(
            TEXT, List.of(new Result("weld-6", 17, "RUN-1", false)), List.of(), List.of());
    assertEquals(1, faults.size());
    assertTrue(faults.get(0).contains("| weld-6 | 17 | 0, **not RUN-1** |"), faults.get(0));
  }

  @Test
  void jdkThatTheTableDoesNotHave_isNoReasonToFail() {
    Result known = new Result("weld-6", 17, "RUN-1", true);
    Result other = new Result("weld-6", 21, "RUN-1", true);
    assertEquals(List.of(known), Matrix.onJdksOf(TEXT, List.of(known, other)));
  }

  @Test
  void textWithoutAPlaceForIt_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Matrix(List.of(), List.of()).into("nothing"));
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
