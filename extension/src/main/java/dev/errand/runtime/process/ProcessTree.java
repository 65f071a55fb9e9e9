package dev.errand.runtime.process;

import static dev.errand.runtime.process.Deadline.uninterruptibly;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A program and all that it has started, to be ended. Members are the descendants, and on Linux
 * also those that were handed to another parent: they carry the run's cookie in their environment.
 * Used by the thread of the task's body.
 */
final class ProcessTree {
  /** A killed process is gone at once, unless the kernel itself holds it. */
  private static final Duration KILL_TIME = Duration.ofSeconds(5);

  private static final long LONGEST_PAUSE_MILLIS = 50;

  /** The system cannot have gone through all its numbers since a program began. */
  private static final Duration YOUNG = Duration.ofSeconds(1);

  private final Process root;
  private final String cookie;
  private final long startedNanos = System.nanoTime();

  ProcessTree(Process root, String cookie) {
    this.root = root;
    this.cookie = cookie;
  }

  /** Tells all to end, and kills those that have not when the grace is over. Not interruptible. */
  void end(Duration grace) {
    // By handle: Process.destroy would close the streams, and its last words would be lost.
    Set<ProcessHandle> living = living(Set.of(root.toHandle()));
    living.forEach(ProcessHandle::destroy);
    awaitEnd(living, Deadline.after(grace));

    Deadline last = Deadline.after(KILL_TIME);
    // Again until none is found: one may have forked between the look and the signal.
    for (living = living(living); !living.isEmpty(); living = living(living)) {
      if (last.isOver()) {
        System.getLogger("dev.errand").log(Level.WARNING, notEnded(living));
        return;
      }
      living.forEach(ProcessHandle::destroyForcibly);
      awaitEnd(living, last);
    }
  }

  /** Whether a child that was left behind could still write to a pipe; known on Linux only. */
  boolean hasWriters() {
    boolean young = System.nanoTime() - startedNanos < YOUNG.toNanos(); // no number came twice
    return (young
            ? ProcFiles.startedAfter(root.pid(), Program.COOKIE, cookie)
            : ProcFiles.startedWith(Program.COOKIE, cookie))
        .stream().anyMatch(child -> isAlive(child) && ProcFiles.holdsPipe(child.pid()));
  }

  private Set<ProcessHandle> living(Set<ProcessHandle> known) {
    Set<ProcessHandle> members = new LinkedHashSet<>();
    for (ProcessHandle member : known) {
      if (members.add(member)) {
        member.descendants().forEach(members::add);
      }
    }
    members.addAll(ProcFiles.startedWith(Program.COOKIE, cookie));
    members.removeIf(member -> !isAlive(member));
    return members;
  }

  private static boolean isAlive(ProcessHandle process) {
    return process.isAlive() && !ProcFiles.isZombie(process.pid());
  }

  private void awaitEnd(Set<ProcessHandle> members, Deadline deadline) {
    uninterruptibly(() -> root.waitFor(deadline.remainingNanos(), NANOSECONDS));
    uninterruptibly(() -> gone(members, deadline));
  }

  /**
   * Looks at the members in growing steps. The system tells the end of a process to its parent
   * alone; {@link ProcessHandle#onExit} looks too, every 300 ms at best, on a thread for each, and
   * takes one that its new parent never collects for living.
   */
  private static boolean gone(Set<ProcessHandle> members, Deadline deadline)
      throws InterruptedException {
    long pauseMillis = 1;
    while (members.stream().anyMatch(ProcessTree::isAlive)) {
      if (deadline.isOver()) {
        return false;
      }
      NANOSECONDS.sleep(Math.min(MILLISECONDS.toNanos(pauseMillis), deadline.remainingNanos()));
      pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
    }
    return true;
  }

  private static String notEnded(Set<ProcessHandle> living) {
    List<Long> pids = living.stream().map(ProcessHandle::pid).toList();
    return "Processes "
        + pids
        + " of a command could not be killed within "
        + KILL_TIME
        + "; they run on, perhaps under another user.";
  }
}
