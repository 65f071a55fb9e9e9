/**
 * An application of two hundred beans, which {@code Beans} writes at build time: it starts, and
 * ends. Entry: {@link dev.errand.benchmarks.quarkus.Application}.
 */
@NullMarked
package dev.errand.benchmarks.quarkus;

import org.jspecify.annotations.NullMarked;
