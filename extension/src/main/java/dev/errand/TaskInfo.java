package dev.errand;

import java.time.Instant;
import java.util.Optional;

/**
 * A task as it was at one moment. Immutable; taking one never blocks a worker. Source: SUP-2.
 *
 * <p>Times come from one monotonic clock, read to the nanosecond, and never go backwards within a
 * task. A worker that goes from one task straight to the next, with nobody called in between, reads
 * it once for the end of the one and the start of the other.
 *
 * @param id its identity
 * @param name its name; by default the simple name of the class and the name of the method, {@code
 *     Invoices.send}
 * @param kind what carries it out
 * @param priority its priority
 * @param status its status
 * @param queuedAt when it was accepted
 * @param startedAt when its body first began; empty if it has not
 * @param endedAt when it ended; empty if it has not
 * @param attempts how often its body has begun
 * @param submissions how often it was submitted: 1, and once more for each submission of a
 *     {@linkplain Background#unique() unique} task that found it there
 * @param progress what the body last reported, {@link Progress#NONE} at first
 * @param thread the name of the thread that began it; empty if it has not begun
 * @param result the result in a few words: numbers, strings and the like as they are, shortened to
 *     200 characters, other objects as their class; empty unless COMPLETED with something
 * @param failure the class and message of the exception; empty unless FAILED
 * @param cancelReason the reason given; empty unless CANCELLING or CANCELLED
 */
public record TaskInfo(
    TaskId id,
    String name,
    TaskKind kind,
    TaskPriority priority,
    TaskStatus status,
    Instant queuedAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    int attempts,
    int submissions,
    Progress progress,
    Optional<String> thread,
    Optional<String> result,
    Optional<String> failure,
    Optional<String> cancelReason) {}
