/**
 * The engine: the task's state machine, slots and queues, timer, registry, the life-cycle events.
 * Knows no CDI.
 *
 * <p>The entry is {@link dev.errand.runtime.core.Supervisor}. Imports the public API and {@code
 * dev.errand.spi}. Callers' threads submit and ask, workers run bodies, one timer thread ends
 * delays; whatever thread ends a task calls its listeners and releases its waiters. No lock is held
 * while code of the application runs.
 */
@NullMarked
package dev.errand.runtime.core;

import org.jspecify.annotations.NullMarked;
