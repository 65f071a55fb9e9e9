package dev.errand.shell;

import java.time.Duration;

/**
 * How a command ended. Source: SHL-2.
 *
 * @param exitCode the exit code; 128 and the number of the signal if one ended it
 * @param stdout what it wrote to standard output, as far as it was kept
 * @param stderr what it wrote to standard error, as far as it was kept
 * @param duration from its start to its end
 * @param pid the number of its process
 * @param timedOut whether it was ended because its time was over
 * @param truncated whether output was dropped past the limit, or a child that it left behind still
 *     held the output when the wait for it ({@code errand.shell.linger}, 1 second) was over
 */
public record ShellResult(
    int exitCode,
    String stdout,
    String stderr,
    Duration duration,
    long pid,
    boolean timedOut,
    boolean truncated) {}
