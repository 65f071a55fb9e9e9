package dev.errand.benchmarks.subject;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The subjects by name. One is opened when it is first wanted, and stays open: in later passes it
 * is as warm as the yardstick.
 */
public final class Callers {
  private static final long PATIENCE_SECONDS = 10;

  private static final Map<String, Caller> OPEN = new ConcurrentHashMap<>();

  private Callers() {}

  /** One with the pool that all have, or, named {@code inline-…}, with no thread between. */
  public static Caller open(String name) {
    return OPEN.computeIfAbsent(
        name,
        unknown ->
            name.startsWith("inline-")
                ? make(name.substring("inline-".length()), Pools.inline())
                : make(name, Pools.fixed()));
  }

  public static Caller make(String name, ExecutorService pool) {
    return switch (name) {
      case "raw" -> new RawPool(pool);
      case "errand" -> Errand.plain(pool);
      case "errand-pool" -> Errand.named(pool);
      case "errand-request" -> Errand.request(pool);
      case "errand-observed" -> Errand.observed(pool);
      case "errand-captured" -> Errand.captured(pool);
      case "errand-retry" -> Errand.retried(pool);
      case "spring" -> new SpringAsync(pool);
      case "weld" -> new BareInterceptor(pool);
      case "deltaspike" -> new DeltaSpike(pool);
      case "concurro" -> new Concurro();
      case "smallrye" -> new SmallRye(pool, false);
      case "smallrye-retry" -> new SmallRye(pool, true);
      default -> throw new IllegalArgumentException("There is no subject '" + name + "'.");
    };
  }

  /** Calls as often as there is room, and waits for all of them; leaves nothing in the room. */
  public static void burst(Caller caller, @Nullable Future<?>[] room) {
    for (int i = 0; i < room.length; i++) {
      room[i] = caller.call();
    }
    for (int i = room.length - 1; i >= 0; i--) { // the last first: one wait, not one for each
      end(caller, room[i]);
      room[i] = null;
    }
  }

  /** Waits for the end of a call. Results that peers lose are told of, and no reason to hang. */
  public static void end(Caller caller, @Nullable Future<?> call) {
    try {
      if (call == null || call.get(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
        throw new IllegalStateException("A call gave nothing.");
      }
    } catch (TimeoutException e) {
      if (caller instanceof Errand) {
        throw new IllegalStateException("A call of ours never ended.", e);
      }
      System.err.println("A call through " + caller.getClass().getSimpleName() + " never ended.");
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("A call has failed.", e);
    }
  }

  public static void closeAll() throws Exception {
    for (String name : List.copyOf(OPEN.keySet())) {
      Caller caller = OPEN.remove(name);
      if (caller != null) {
        caller.close();
      }
    }
  }
}
