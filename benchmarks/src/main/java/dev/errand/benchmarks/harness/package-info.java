/** How it is measured: sizes, passes, JMH, results. Knows no row. */
@NullMarked
package dev.errand.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
