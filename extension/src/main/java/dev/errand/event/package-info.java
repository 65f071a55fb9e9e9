/**
 * The life-cycle events, fired as CDI events to {@code @Observes} and {@code @ObservesAsync}.
 *
 * <p>The entry is {@link dev.errand.event.TaskEvent}. Events of one task come in the order of its
 * life, never two at once; synchronous observers are called on the thread that made the step
 * (submitter, worker, canceller or timer) or one that makes another step of the same task, and hold
 * that task up. An observer that throws is logged and harms nobody. Imports {@code dev.errand}.
 */
@NullMarked
package dev.errand.event;

import org.jspecify.annotations.NullMarked;
