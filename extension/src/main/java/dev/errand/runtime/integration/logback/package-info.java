/** Records logged with Logback. Imports {@code dev.errand} and {@code dev.errand.spi}. */
@NullMarked
package dev.errand.runtime.integration.logback;

import org.jspecify.annotations.NullMarked;
