package dev.errand.runtime.integration.concurrency;

import static java.util.Objects.requireNonNull;

import dev.errand.spi.ExecutorSource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Gives the default {@link ManagedExecutorService} of a server, with the contexts of the
 * application's start.
 *
 * <p>Such an executor takes the contexts of the thread that submits along, its security among them.
 * A thread of ours runs the tasks of many callers one after the other, so it must have those of
 * none: what is seen at the start is the application's class loader and names, and nobody's
 * identity.
 */
public final class DefaultManagedExecutorSource implements ExecutorSource {
  private static final int RANK = 100;
  private static final System.Logger LOG = System.getLogger("dev.errand");

  /** Made by the service loader; fails where the API is not there, and then is passed over. */
  public DefaultManagedExecutorSource() {
    requireNonNull(ManagedExecutorService.class);
  }

  @Override
  @SuppressWarnings("BanJNDI") // the names are the specification's
  public Optional<Executor> defaultExecutor() {
    try {
      InitialContext names = new InitialContext();
      ManagedExecutorService executor =
          (ManagedExecutorService) names.lookup("java:comp/DefaultManagedExecutorService");
      ContextService contexts = (ContextService) names.lookup("java:comp/DefaultContextService");
      Executor here = Runnable::run;
      Executor inContext = contexts.createContextualProxy(here, Executor.class);
      return Optional.of(work -> executor.execute(() -> run(work, inContext)));
    } catch (NamingException e) {
      LOG.log(Level.DEBUG, "Jakarta Concurrency has no default executor here.", e);
      return Optional.empty();
    }
  }

  /** Nothing that was accepted is lost: where the context fails, the work goes on without it. */
  static void run(Runnable work, Executor inContext) {
    AtomicBoolean begun = new AtomicBoolean();
    try {
      inContext.execute(
          () -> {
            begun.set(true);
            work.run();
          });
    } catch (RuntimeException | Error e) {
      if (begun.get()) {
        throw e;
      }
      LOG.log(Level.WARNING, "The application's contexts could not be set; a task has none.", e);
      work.run();
    }
  }

  @Override
  public int rank() {
    return RANK;
  }
}
