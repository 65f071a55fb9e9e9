package dev.errand.runtime.process;

import dev.errand.Task;
import dev.errand.spi.TaskLauncher;
import dev.errand.spi.TaskSettings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs each body in a new thread, or in place; cancelling interrupts. */
final class FakeLauncher implements TaskLauncher {
  final List<FakeTask<?>> tasks = new CopyOnWriteArrayList<>();

  /** What the next tasks write into; a test may put a failing one here. */
  volatile FakeRecording recording = new FakeRecording();

  @Override
  public <T> FakeTask<T> launch(TaskSettings settings, Body<T> body) {
    FakeTask<T> task = task(settings);
    Thread thread = new Thread(() -> task.run(body), "fake task");
    task.runner = thread;
    thread.start();
    return task;
  }

  @Override
  public <T> Task<T> runHere(TaskSettings settings, Body<T> body) {
    FakeTask<T> task = task(settings);
    task.runner = Thread.currentThread();
    task.run(body);
    return task;
  }

  private <T> FakeTask<T> task(TaskSettings settings) {
    FakeTask<T> task = new FakeTask<>(settings, recording);
    recording = new FakeRecording();
    tasks.add(task);
    return task;
  }
}
