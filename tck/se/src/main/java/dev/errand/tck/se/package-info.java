/** How CDI containers of Java SE run the tests, and the tests that start containers themselves. */
@NullMarked
package dev.errand.tck.se;

import org.jspecify.annotations.NullMarked;
