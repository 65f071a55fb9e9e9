package dev.errand.benchmarks.subject;

import dev.errand.CapturedOutput;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import org.apache.commons.io.output.DemuxOutputStream;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * A way to print. Below each is the same plain stream, into nothing.
 *
 * @param lines prints so many lines
 * @param end puts everything back
 */
public record Consoles(IntConsumer lines, AutoCloseable end) implements AutoCloseable {
  private static final String LINE = "a short line of output";

  public static Consoles open(String name) {
    PrintStream before = System.out;
    PrintStream plain =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    if (name.equals("plain")) {
      return new Consoles(count -> print(plain, count), () -> {});
    }
    System.setOut(plain);
    Consoles made =
        switch (name) {
          case "errand-idle" -> errand(beans -> count -> print(System.out, count));
          case "errand-captured" -> errand(beans -> beans::captured);
          case "errand-echo" -> errand(beans -> beans::echoed);
          case "commons-io" -> demultiplexed();
          case "spring-boot" -> springBoot();
          default -> throw new IllegalArgumentException("There is no subject '" + name + "'.");
        };
    return new Consoles(
        made.lines,
        () -> {
          made.end.close();
          System.setOut(before);
        });
  }

  public void print(int count) {
    lines.accept(count);
  }

  @Override
  public void close() throws Exception {
    end.close();
  }

  private static void print(PrintStream to, int count) {
    for (int i = 0; i < count; i++) {
      to.println(LINE);
    }
  }

  private static Consoles errand(java.util.function.Function<Beans, IntConsumer> lines) {
    WeldContainer container = Containers.errand(Pools.fixed(), Beans.class);
    return new Consoles(lines.apply(container.select(Beans.class).get()), container);
  }

  private static Consoles demultiplexed() {
    DemuxOutputStream demultiplexer = new DemuxOutputStream();
    System.setOut(new PrintStream(demultiplexer, true, StandardCharsets.UTF_8));
    return new Consoles(
        count -> {
          OutputStream before = demultiplexer.bindStream(new ByteArrayOutputStream());
          print(System.out, count);
          demultiplexer.bindStream(before);
        },
        demultiplexer);
  }

  /** Its class is not public: JUnit's extension is the way in, and there is no test here. */
  private static Consoles springBoot() {
    try {
      Class<?> type = Class.forName("org.springframework.boot.test.system.OutputCapture");
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Method push = type.getDeclaredMethod("push");
      push.setAccessible(true);
      Method pop = type.getDeclaredMethod("pop");
      pop.setAccessible(true);
      Object capture = constructor.newInstance();
      return new Consoles(
          count -> {
            try {
              push.invoke(capture);
              print(System.out, count);
              pop.invoke(capture);
            } catch (ReflectiveOperationException e) {
              throw new IllegalStateException(e);
            }
          },
          () -> {});
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Spring Boot's OutputCapture is not what it was.", e);
    }
  }

  @ApplicationScoped
  static class Beans {
    @CapturedOutput(echo = false)
    void captured(int count) {
      print(System.out, count);
    }

    @CapturedOutput
    void echoed(int count) {
      print(System.out, count);
    }
  }
}
