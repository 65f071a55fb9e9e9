/**
 * The runtime's managed executor through MicroProfile Context Propagation, and the task's context
 * for those of the application. Imports {@code dev.errand.spi}.
 */
@NullMarked
package dev.errand.runtime.integration.contextpropagation;

import org.jspecify.annotations.NullMarked;
