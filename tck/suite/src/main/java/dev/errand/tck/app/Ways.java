package dev.errand.tck.app;

import dev.errand.Task;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/** One background method for each way of returning, with fault tolerance around the body. */
public interface Ways {
  /** What the tasks are called. */
  String NAME = "tolerant";

  void nothing(Callable<String> body) throws Exception;

  Task<String> task(Callable<String> body) throws Exception;

  CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception;
}
