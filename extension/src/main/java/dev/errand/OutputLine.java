package dev.errand;

import java.time.Instant;

/**
 * One line of a transcript. Source: OUT-4.
 *
 * @param stream where it was written
 * @param at when its end was written
 * @param attempt the attempt that wrote it, counted from 1
 * @param text the line without its end ({@code \n} or {@code \r\n}); a log record as {@link
 *     LogLine#toString()} gives it, which may span lines
 */
public record OutputLine(StreamKind stream, Instant at, int attempt, String text) {}
