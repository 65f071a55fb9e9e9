/**
 * Records logged with Log4j 2, and its diagnostic context. Imports {@code dev.errand} and {@code
 * dev.errand.spi}.
 */
@NullMarked
package dev.errand.runtime.integration.log4j;

import org.jspecify.annotations.NullMarked;
