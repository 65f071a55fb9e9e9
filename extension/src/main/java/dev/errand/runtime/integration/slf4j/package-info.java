/**
 * The diagnostic context of SLF4J, of whatever library it is bound to. Imports {@code
 * dev.errand.spi}.
 */
@NullMarked
package dev.errand.runtime.integration.slf4j;

import org.jspecify.annotations.NullMarked;
