package dev.errand;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;

/** The output of what writes nothing. */
enum NoOutput implements TaskOutput {
  INSTANCE;

  @Override
  public String stdout() {
    return "";
  }

  @Override
  public String stderr() {
    return "";
  }

  @Override
  public byte[] stdoutBytes() {
    return new byte[0];
  }

  @Override
  public byte[] stderrBytes() {
    return new byte[0];
  }

  @Override
  public String log() {
    return "";
  }

  @Override
  public Optional<String> exception() {
    return Optional.empty();
  }

  @Override
  public List<LogLine> logLines() {
    return List.of();
  }

  @Override
  public List<OutputLine> transcript() {
    return List.of();
  }

  @Override
  public TaskOutput attempt(int number) {
    return this;
  }

  @Override
  public boolean truncated() {
    return false;
  }

  @Override
  public long droppedBytes() {
    return 0;
  }

  @Override
  public Flow.Publisher<OutputLine> follow() {
    return subscriber ->
        subscriber.onSubscribe(
            new Flow.Subscription() {
              private boolean told;

              @Override
              public void request(long n) {
                if (!told) {
                  told = true;
                  subscriber.onComplete();
                }
              }

              @Override
              public void cancel() {
                told = true;
              }
            });
  }

  @Override
  public void print(PrintStream to) {
    // There is nothing to print.
  }
}
