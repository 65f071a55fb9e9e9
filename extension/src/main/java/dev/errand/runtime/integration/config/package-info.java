/** Settings from MicroProfile Config, where the runtime has it. Imports {@code dev.errand.spi}. */
@NullMarked
package dev.errand.runtime.integration.config;

import org.jspecify.annotations.NullMarked;
