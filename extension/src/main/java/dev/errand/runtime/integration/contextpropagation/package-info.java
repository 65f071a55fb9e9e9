/**
 * The runtime's managed executor through MicroProfile Context Propagation. Imports {@code
 * dev.errand.spi}.
 */
@NullMarked
package dev.errand.runtime.integration.contextpropagation;

import org.jspecify.annotations.NullMarked;
