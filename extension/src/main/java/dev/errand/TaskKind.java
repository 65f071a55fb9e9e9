package dev.errand;

/** What carries out a task. Source: SUP-2. */
public enum TaskKind {
  /** A thread of the executor. */
  THREAD,
  /** The thread of the caller, who waits for it. */
  INLINE,
  /** A worker process. */
  PROCESS,
  /** A program, run by {@code dev.errand.shell.ShellCommand}. */
  SHELL,
  /** A thread of the executor, again and again. */
  REPEATING,
  /** A thread of any node that shares the database. */
  DURABLE
}
