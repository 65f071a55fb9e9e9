/**
 * What becomes of the results: the table, the chart, the lines of README. Knows the results alone.
 */
@NullMarked
package dev.errand.benchmarks.report;

import org.jspecify.annotations.NullMarked;
