/** The peers and ours, each behind the same small interface. */
@NullMarked
package dev.errand.benchmarks.subject;

import org.jspecify.annotations.NullMarked;
