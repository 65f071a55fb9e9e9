/** The server's default executor through Jakarta Concurrency. Imports {@code dev.errand.spi}. */
@NullMarked
package dev.errand.runtime.integration.concurrency;

import org.jspecify.annotations.NullMarked;
