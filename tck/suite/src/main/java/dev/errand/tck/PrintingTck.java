package dev.errand.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.tck.app.Prints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** OUT-7: every way of printing. */
public class PrintingTck extends TckTest {
  private final Prints prints = bean(Prints.class);

  @Test
  @Requirement("OUT-7")
  void everyWayOfPrinting_isKeptRight() throws Exception {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    printInEveryWay(new PrintStream(expected, true, UTF_8));
    Task<String> task =
        prints.captured(
            () -> {
              printInEveryWay(System.out);
              printInEveryWay(System.err);
              return "done";
            });
    task.join(LONG);
    assertEquals(expected.toString(UTF_8), task.output().stdout());
    assertEquals(expected.toString(UTF_8), task.output().stderr());
  }

  @SuppressWarnings({"NullAway", "AnnotateFormatMethod"}) // null is what is tried
  private static void printInEveryWay(PrintStream to) throws IOException {
    String nothing = null;
    Object noObject = null;
    to.print(nothing);
    to.print(noObject);
    to.println(nothing);
    to.println(noObject);
    to.print(true);
    to.print('x');
    to.print(1);
    to.print(2L);
    to.print(3.5f);
    to.print(4.5);
    to.print(new char[] {'a', 'b'});
    to.print("text");
    to.print(List.of("an object"));
    to.println();
    to.println(true);
    to.println('y');
    to.println(1);
    to.println(2L);
    to.println(3.5f);
    to.println(4.5);
    to.println(new char[] {'c', 'd'});
    to.println("line");
    to.println(List.of("an object"));
    to.printf("%05d %s%n", 42, "formatted");
    to.printf(Locale.GERMANY, "%.2f%n", 1.5);
    to.format("%x", 255);
    to.format(Locale.ROOT, "%,d", 1_000_000);
    to.append('z').append("sequence").append("a subsequence", 2, 5).append(null);
    to.write('w');
    to.write("bytes".getBytes(UTF_8));
    to.write("some bytes".getBytes(UTF_8), 5, 5);
    to.writeBytes("more bytes".getBytes(UTF_8));
    to.print("carriage\rreturn\r\n");
    to.print("\n\n");
    to.print("äöü€𝄞");
    to.print(new char[] {'\ud834', '\udd1e'});
    to.flush();
    to.print("no end");
  }

  @Test
  @Requirement("OUT-7")
  void charactersSplitAcrossWrites_andBinaryJunk_areKeptByteForByte() throws Exception {
    byte[] text = "é€𝄞".getBytes(UTF_8);
    byte[] junk = new byte[256];
    for (int i = 0; i < junk.length; i++) {
      junk[i] = (byte) i;
    }
    Task<String> task =
        prints.quiet(
            () -> {
              for (byte one : text) {
                System.out.write(one);
                System.out.flush();
              }
              System.err.write(junk);
              return "done";
            });
    task.join(LONG);
    assertArrayEquals(text, task.output().stdoutBytes());
    assertEquals("é€𝄞", task.output().stdout());
    assertArrayEquals(junk, task.output().stderrBytes());
    assertTrue(task.output().stderr().contains("\ufffd"));
    assertTrue(texts(task.output()).contains("é€𝄞"));
  }

  @Test
  @Requirement("OUT-7")
  void linesEndInAnyUsualWay() throws Exception {
    Task<String> task =
        prints.captured(
            () -> {
              System.out.print("unix\nwindows\r\nprogress 1\rprogress 2\n\nlast");
              return "done";
            });
    task.join(LONG);
    assertEquals(
        List.of("unix", "windows", "progress 1\rprogress 2", "", "last"), texts(task.output()));
    assertEquals("unix\nwindows\r\nprogress 1\rprogress 2\n\nlast", task.output().stdout());
  }
}
