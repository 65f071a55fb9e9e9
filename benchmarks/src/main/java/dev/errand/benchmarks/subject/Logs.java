package dev.errand.benchmarks.subject;

import dev.errand.CapturedOutput;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * A way to log, through a root without handlers but its own.
 *
 * @param records logs so many records
 * @param end puts everything back
 */
public record Logs(IntConsumer records, AutoCloseable end) implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger("benchmark");
  private static final Logger ROOT = Logger.getLogger("");

  public static Logs open(String name) {
    Handler[] before = ROOT.getHandlers();
    for (Handler handler : before) {
      ROOT.removeHandler(handler);
    }
    Logs made =
        switch (name) {
          case "bare" -> new Logs(Logs::records, () -> {});
          case "formatter" -> formatter();
          case "errand-idle" -> errand(beans -> Logs::records);
          case "errand-captured" -> errand(beans -> beans::captured);
          default -> throw new IllegalArgumentException("There is no subject '" + name + "'.");
        };
    return new Logs(
        made.records,
        () -> {
          made.end.close();
          for (Handler handler : before) {
            ROOT.addHandler(handler);
          }
        });
  }

  public void log(int count) {
    records.accept(count);
  }

  @Override
  public void close() throws Exception {
    end.close();
  }

  private static void records(int count) {
    for (int i = 0; i < count; i++) {
      LOG.log(Level.INFO, "a record of a task");
    }
  }

  /** What capturing costs that does not wait with the text until it is read. */
  private static Logs formatter() {
    StringBuilder text = new StringBuilder();
    SimpleFormatter formatter = new SimpleFormatter();
    Handler handler =
        new Handler() {
          @Override
          public synchronized void publish(LogRecord record) {
            text.append(formatter.format(record));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    ROOT.addHandler(handler);
    return new Logs(
        count -> {
          records(count);
          text.setLength(0);
        },
        () -> ROOT.removeHandler(handler));
  }

  private static Logs errand(Function<Beans, IntConsumer> records) {
    WeldContainer container = Containers.errand(Pools.fixed(), Beans.class);
    return new Logs(records.apply(container.select(Beans.class).get()), container);
  }

  @ApplicationScoped
  static class Beans {
    @CapturedOutput
    void captured(int count) {
      records(count);
    }
  }
}
