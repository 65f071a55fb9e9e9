/** An application with many beans, started in a JVM of its own. */
@NullMarked
package dev.errand.benchmarks.beans;

import org.jspecify.annotations.NullMarked;
