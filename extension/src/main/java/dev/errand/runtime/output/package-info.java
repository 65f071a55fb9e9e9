/**
 * Captures what tasks write: streams that route {@code System.out} and {@code System.err} by
 * thread, the outputs that keep it, and the log libraries it comes from.
 *
 * <p>Entry class: {@link dev.errand.runtime.output.OutputCapture}. Imports {@code dev.errand} and
 * {@code dev.errand.spi}. Threads of tasks write, any thread reads, the executor given to the entry
 * class calls those who follow.
 */
@NullMarked
package dev.errand.runtime.output;

import org.jspecify.annotations.NullMarked;
