/**
 * The server's default executor through Jakarta Concurrency, and the task's context for those of
 * the application. Imports {@code dev.errand.spi}.
 */
@NullMarked
package dev.errand.runtime.integration.concurrency;

import org.jspecify.annotations.NullMarked;
