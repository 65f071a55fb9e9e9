/** The work that is measured, a class for each row. */
@NullMarked
package dev.errand.benchmarks.row;

import org.jspecify.annotations.NullMarked;
