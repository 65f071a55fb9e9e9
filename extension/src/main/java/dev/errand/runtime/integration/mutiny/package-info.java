/** Mutiny's {@code Uni} as a return type. Imports {@code dev.errand} and {@code dev.errand.spi}. */
@NullMarked
package dev.errand.runtime.integration.mutiny;

import org.jspecify.annotations.NullMarked;
