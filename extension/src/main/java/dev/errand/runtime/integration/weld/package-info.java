/**
 * What CDI has no word for, in the terms of Weld. Imports {@code dev.errand.spi}. Entered by the
 * threads that run tasks.
 */
@NullMarked
package dev.errand.runtime.integration.weld;

import org.jspecify.annotations.NullMarked;
