/**
 * The contexts that threads have, each as a probe that sets it up for a caller and tells what a
 * body sees of it; and the table of what is to be seen. Some need a library that not every runtime
 * has.
 */
@NullMarked
package dev.errand.tck.contexts;

import org.jspecify.annotations.NullMarked;
