/**
 * OpenTelemetry: on the default executor a task is within nobody's span. Imports {@code dev.errand}
 * and {@code dev.errand.spi}.
 */
@NullMarked
package dev.errand.runtime.integration.opentelemetry;

import org.jspecify.annotations.NullMarked;
