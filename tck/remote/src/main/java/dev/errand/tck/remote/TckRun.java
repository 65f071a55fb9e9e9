package dev.errand.tck.remote;

import dev.errand.tck.Requirement;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one class of the suite with JUnit, in the calling thread, and keeps what became of it. */
final class TckRun implements TestExecutionListener {
  private final List<TckResult> results = new ArrayList<>();

  static List<TckResult> of(String className) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(className))
            .configurationParameter("junit.jupiter.execution.timeout.default", "60 s")
            .build();
    TckRun run = new TckRun();
    LauncherFactory.create().execute(request, run);
    return run.results;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
    if (test.isTest() || !passed) {
      add(test, passed, result.getThrowable().map(TckRun::trace).orElse(""));
    }
  }

  /** The suite skips nothing: a test that did not run has not passed. */
  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    add(test, false, "Skipped: " + reason);
  }

  private void add(TestIdentifier test, boolean passed, String failure) {
    MethodSource method = test.getSource().map(TckRun::method).orElse(null);
    Requirement requirement =
        method == null ? null : method.getJavaMethod().getAnnotation(Requirement.class);
    results.add(
        new TckResult(
            requirement == null ? List.of("DEP-2") : List.of(requirement.value()),
            method == null
                ? test.getDisplayName()
                : method.getJavaClass().getSimpleName() + "." + method.getMethodName(),
            passed,
            failure));
  }

  private static MethodSource method(Object source) {
    return source instanceof MethodSource method ? method : null;
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
