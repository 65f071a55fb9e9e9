package dev.errand.runtime.cdi;

import dev.errand.TaskSupervisor;
import dev.errand.runtime.core.Messages;
import dev.errand.runtime.core.OwnExecutor;
import dev.errand.runtime.core.Supervisor;
import dev.errand.runtime.core.SupervisorParts;
import dev.errand.runtime.output.OutputCapture;
import dev.errand.runtime.process.ShellCommands;
import dev.errand.shell.ShellCommand;
import dev.errand.spi.Harness;
import dev.errand.spi.RunDecorator;
import dev.errand.spi.SettingSource;
import dev.errand.spi.TaskListener;
import dev.errand.spi.TravellingContext;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Puts the supervisor of one container together at its start, and takes it apart at its end.
 *
 * <p>The order of the decorators stands here, the outermost first: request context, then capture,
 * then what is plugged in. The contexts that travel with the task are put on the thread, and the
 * task itself is bound, before all of them.
 */
@Singleton
@BroughtAlong
public class Wiring {
  private final Deployed deployed;
  private final BeanManager container;
  private final Instance<RequestContextController> requestContexts;
  private final FaultTolerance faultTolerance;
  private final Instance<Harness> harnesses;
  private final WorkerFrame frame;

  /** Everything that lives from start to end; null before the start. Written once, under this. */
  private volatile @Nullable Parts parts;

  private boolean closed; // guarded by this

  private record Parts(
      Supervisor supervisor,
      TaskMethods methods,
      ShellCommands shell,
      OutputCapture output,
      OwnExecutor followers,
      Executors named,
      DefaultExecutor executor) {

    /** Each step is taken whatever becomes of the others: what is left would outlive us. */
    void close() {
      List<Runnable> steps =
          List.of(
              supervisor::close,
              shell::close,
              output::close,
              followers::shutdown,
              named::close,
              executor.release());
      for (Runnable step : steps) {
        try {
          step.run();
        } catch (RuntimeException | Error e) {
          Messages.LOG.log(Level.WARNING, "A step of the shutdown failed; the others go on.", e);
        }
      }
    }
  }

  /**
   * Made by the container.
   *
   * @param deployed what the extension has seen
   * @param container the container
   * @param requestContexts makes request contexts
   * @param executors keeps the container from removing executors that are only named
   * @param retrying retries
   * @param harnesses what a test puts around the supervisor
   * @param frame goes around the tasks of a worker
   */
  @Inject
  Wiring(
      Deployed deployed,
      BeanManager container,
      Instance<RequestContextController> requestContexts,
      @SuppressWarnings("unused") @Any Instance<Executor> executors,
      Instance<RetryingBean> retrying,
      @Any Instance<Harness> harnesses,
      WorkerFrame frame) {
    this.deployed = deployed;
    this.container = container;
    this.requestContexts = requestContexts;
    this.faultTolerance = new FaultTolerance(retrying::get);
    this.harnesses = harnesses;
    this.frame = frame;
  }

  /** Makes everything, and says what has no effect. */
  void start() {
    parts();
    for (MethodDescription method : deployed.methods()) {
      if (method.has(Names.RETRY) && !faultTolerance.isAvailable()) {
        Warnings.notRetried(method);
      }
    }
    SettingSource source = Settings.source();
    Warnings.takenForAsynchronous(deployed.methods(), source);
    Warnings.unknownKeys(new Settings(source).unknown());
  }

  private Parts parts() {
    Parts present = parts;
    return present == null ? make() : present;
  }

  private synchronized Parts make() {
    Parts present = parts;
    if (present != null) {
      return present;
    }
    SettingSource source = Settings.source();
    Executors executors = new Executors(container);
    List<String> faults =
        deployed.configured()
            ? List.of()
            : Configuration.faults(source, deployed, executors::exists);
    if (!faults.isEmpty()) {
      throw new DeploymentException(Configuration.message(faults));
    }
    Harness harness = harnesses.isUnsatisfied() ? null : harnesses.get();
    if (harness != null) {
      harness.configure(source);
    }
    DefaultExecutor executor = DefaultExecutor.find();
    OwnExecutor followers = new OwnExecutor("errand-follower-");
    Settings settings = new Settings(source);
    OutputCapture output = new OutputCapture(followers, settings.output());
    List<RunDecorator> decorators = new ArrayList<>();
    if (RequestContexts.matterIn(container)) {
      decorators.add(new RequestContexts(container, requestContexts));
    }
    decorators.add(output.decorator());
    decorators.addAll(Plugins.load(RunDecorator.class));
    List<TaskListener> listeners = new ArrayList<>();
    listeners.add(new CdiEvents(container, deployed.observedNames(), followers));
    listeners.addAll(Plugins.load(TaskListener.class));
    if (harness != null) {
      listeners.add(harness); // the last one: what it has heard of, the others have heard of
    }
    SupervisorParts inside =
        new SupervisorParts(
            executor.executor(),
            executors::find,
            output,
            Plugins.load(TravellingContext.class),
            decorators,
            listeners,
            faultTolerance,
            frame::run);
    Supervisor supervisor =
        harness == null
            ? new Supervisor(settings.supervisor(), inside)
            : new Supervisor(settings.supervisor(), inside, harness);
    TaskMethods methods =
        new TaskMethods(
            supervisor, executors, new Configuration(source, executors::exists), deployed);
    ShellCommands shell = new ShellCommands(supervisor, settings.processes());
    output.start();
    Parts made = new Parts(supervisor, methods, shell, output, followers, executors, executor);
    parts = made;
    return made;
  }

  Supervisor supervisor() {
    return parts().supervisor;
  }

  TaskMethods methods() {
    return parts().methods;
  }

  /**
   * Makes the supervisor injectable.
   *
   * @return the one supervisor
   */
  @Produces
  @ApplicationScoped
  TaskSupervisor taskSupervisor() {
    return parts().supervisor;
  }

  /**
   * Makes commands injectable.
   *
   * @return the one entry to commands
   */
  @Produces
  @ApplicationScoped
  ShellCommand shellCommand() {
    return parts().shell;
  }

  // Three chances to end in time, the first by StartupAndShutdown: not every container gives each
  // of them, and after the first the others find nothing to do. Early among the observers: tasks
  // use what later ones may close.

  void stop(
      @Observes
          @BeforeDestroyed(ApplicationScoped.class)
          @Priority(Interceptor.Priority.LIBRARY_BEFORE)
          Object event) {
    close();
  }

  @PreDestroy
  void close() {
    Parts ending = takeForEnd();
    if (ending != null) {
      ending.close(); // not under the lock: observers of the last events are called
    }
  }

  private synchronized @Nullable Parts takeForEnd() {
    Parts present = parts;
    if (present == null || closed) {
      return null;
    }
    closed = true;
    return present;
  }
}
