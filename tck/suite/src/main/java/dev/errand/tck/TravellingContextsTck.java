package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.TaskContext;
import dev.errand.TaskSupervisor;
import dev.errand.tck.app.Retries;
import dev.errand.tck.app.Runs;
import dev.errand.tck.contexts.ClassLoaderProbe;
import dev.errand.tck.contexts.ContextRow;
import dev.errand.tck.contexts.MdcProbe;
import dev.errand.tck.contexts.NamesProbe;
import dev.errand.tck.contexts.Probe;
import dev.errand.tck.contexts.RequestProbe;
import dev.errand.tck.contexts.ThreadLocalProbe;
import dev.errand.tck.contexts.TraceProbe;
import dev.errand.tck.contexts.TransactionProbe;
import jakarta.enterprise.inject.UnsatisfiedResolutionException;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;

/** CTX-1: what bodies see of their callers' contexts, as contexts.csv says of each runtime. */
public class TravellingContextsTck extends TckTest {
  /** A bean of the application, where executors are beans; else the server's default one. */
  private static final String BEAN = "travelling";

  private static final String IN_JNDI = "java:comp/DefaultManagedExecutorService";

  @Test
  @Requirement("CTX-1")
  void classLoader() throws Exception {
    check("loader", ClassLoaderProbe::new);
  }

  @Test
  @Requirement("CTX-1")
  void names() throws Exception {
    check("names", NamesProbe::new);
  }

  @Test
  @Requirement("CTX-1")
  void requestContext() throws Exception {
    check("request", RequestProbe::new);
  }

  @Test
  @Requirement("CTX-1")
  void threadLocal() throws Exception {
    check("local", ThreadLocalProbe::new);
  }

  // Behind lambdas, which load what they need when they are called: it may not be there.

  @Test
  @Requirement("CTX-1")
  void transaction() throws Exception {
    check("transaction", () -> new TransactionProbe());
  }

  @Test
  @Requirement("CTX-1")
  void diagnosticContext() throws Exception {
    check("mdc", () -> new MdcProbe());
  }

  @Test
  @Requirement("CTX-1")
  void trace() throws Exception {
    check("trace", () -> new TraceProbe());
  }

  private static void check(String context, Supplier<Probe> probe) throws Exception {
    Optional<ContextRow> row = ContextRow.here(context);
    Map<String, String> seen = seen(probe, row);
    if (row.isPresent()) {
      assertEquals(row.get().expected(), seen);
    } else { // a runtime of somebody else's: nothing is to be seen there that is nowhere else
      Set<String> elsewhere =
          ContextRow.all().stream()
              .filter(other -> other.context().equals(context))
              .map(ContextRow::onDefault)
              .collect(Collectors.toSet());
      assertTrue(elsewhere.containsAll(seen.values()), () -> seen + " is not among " + elsewhere);
    }
  }

  private static Map<String, String> seen(Supplier<Probe> probes, Optional<ContextRow> row)
      throws Exception {
    // Made before the caller has a class loader of its own: OpenWebBeans is known by it.
    Runs runs = bean(Runs.class);
    runs.call(() -> "made").join(LONG);
    Retries retries = bean(Retries.class);
    retries.task(() -> "made").join(LONG);
    TaskSupervisor supervisor = supervisor();
    String named = named();
    Map<String, String> seen = new TreeMap<>();
    Probe probe;
    AutoCloseable context;
    try {
      probe = probes.get();
      context = probe.begin();
    } catch (LinkageError
        | NamingException
        | UnsatisfiedResolutionException
        | UnsupportedOperationException e) {
      return Map.of("the caller", Probe.ABSENT);
    }
    try (context) {
      seen.put("a method", runs.call(probe::see).join(LONG));
      seen.put("a request", supervisor.submit(probe::see).join(LONG));
      seen.put(
          "a delayed one",
          supervisor
              .task("delayed context")
              .delay(Duration.ofMillis(1))
              .submit(probe::see)
              .join(LONG));
      seen.put("a retry", retries.task(secondTime(probe::see)).join(LONG));
      if (row.isPresent() && !row.get().onNamed().equals(ContextRow.NONE)) {
        seen.put(
            "a named executor",
            supervisor
                .task("context on a named executor")
                .executor(named)
                .submit(probe::see)
                .join(LONG));
      }
    }
    // The same threads, for a caller without it.
    assertNotEquals(Probe.TRAVELS, runs.call(probe::see).join(LONG));
    return seen;
  }

  private static Callable<String> secondTime(Callable<String> see) {
    return () -> {
      if (TaskContext.current().attempt() == 1) {
        throw new IllegalStateException("again");
      }
      return see.call();
    };
  }

  private static String named() {
    return CDI.current().select(Executor.class, NamedLiteral.of(BEAN)).isResolvable()
        ? BEAN
        : IN_JNDI;
  }
}
