/**
 * What Errand costs, measured beside its peers: {@link dev.errand.benchmarks.Run} is the entry. A
 * row is one work that all its subjects do; it runs in a JVM of its own, several passes of it.
 */
@NullMarked
package dev.errand.benchmarks;

import org.jspecify.annotations.NullMarked;
