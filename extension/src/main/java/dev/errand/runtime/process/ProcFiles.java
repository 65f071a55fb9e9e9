package dev.errand.runtime.process;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Linux tells about processes and the JDK does not. Elsewhere there is nothing to find. */
final class ProcFiles {
  private static final Path PROC = Path.of("/proc");
  private static final long MOST_NUMBERS = 1_000;
  private static final boolean THERE = Files.isReadable(PROC.resolve("self/environ"));

  private ProcFiles() {}

  /** Finds the processes that were started with a variable, whoever their parent is by now. */
  static List<ProcessHandle> startedWith(String variable, String value) {
    List<ProcessHandle> found = new ArrayList<>();
    if (THERE) {
      String entry = variable + "=" + value;
      try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
        for (Path process : all) {
          if (carries(process, entry)) {
            long pid = Long.parseLong(process.getFileName().toString());
            // Looked at again with the handle in hand, which knows when its process began: before
            // that the number may have gone over to a process of somebody else.
            ProcessHandle.of(pid).filter(handle -> carries(process, entry)).ifPresent(found::add);
          }
        }
      } catch (IOException | DirectoryIteratorException e) {
        // What was found until here is ended, like the descendants, which the JDK finds.
        System.getLogger("dev.errand")
            .log(Level.WARNING, "Some processes of a command may live on: /proc is unreadable.", e);
      }
    }
    return found;
  }

  /**
   * As {@link #startedWith}, among those alone that were started after another: the system counts
   * processes upwards, and looking at a few numbers is quicker than at all there are.
   */
  static List<ProcessHandle> startedAfter(long first, String variable, String value) {
    long last = THERE ? newest() : 0;
    if (last < first || last - first > MOST_NUMBERS) { // also where it has begun anew
      return startedWith(variable, value);
    }
    String entry = variable + "=" + value;
    List<ProcessHandle> found = new ArrayList<>();
    for (long pid = first + 1; pid <= last; pid++) {
      Path process = PROC.resolve(Long.toString(pid));
      if (process.toFile().exists() && carries(process, entry)) {
        ProcessHandle.of(pid).filter(handle -> carries(process, entry)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** The number of the process that was started last; 0 if that is not told. */
  private static long newest() {
    String load = read(PROC.resolve("loadavg")).strip();
    try {
      return Long.parseLong(load.substring(load.lastIndexOf(' ') + 1));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static boolean carries(Path process, String entry) {
    return read(process.resolve("environ")).contains(entry);
  }

  /** Tells whether a process has ended and only waits to be collected by its parent. */
  static boolean isZombie(long pid) {
    if (!THERE) {
      return false;
    }
    // pid (name) state …; the name may contain anything, also parentheses
    String stat = read(PROC.resolve(Long.toString(pid)).resolve("stat"));
    return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
  }

  /** Tells whether standard output or standard error of a process is a pipe. */
  static boolean holdsPipe(long pid) {
    Path descriptors = PROC.resolve(Long.toString(pid)).resolve("fd");
    return isPipe(descriptors.resolve("1")) || isPipe(descriptors.resolve("2"));
  }

  private static boolean isPipe(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("pipe:");
    } catch (IOException e) {
      return false; // It has ended meanwhile, or belongs to somebody else.
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // It has ended meanwhile, or belongs to somebody else.
    }
  }
}
