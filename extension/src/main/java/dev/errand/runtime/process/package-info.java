/**
 * Running programs: starting them, carrying their streams, ending them with everything they have
 * started. Entry: {@link dev.errand.runtime.process.ShellCommands}.
 *
 * <p>Imports {@code dev.errand}, {@code dev.errand.shell} and {@code dev.errand.spi}; knows neither
 * the engine nor CDI. Entered by callers of a command and by the threads that run its task; its own
 * threads only carry bytes.
 */
@NullMarked
package dev.errand.runtime.process;

import org.jspecify.annotations.NullMarked;
