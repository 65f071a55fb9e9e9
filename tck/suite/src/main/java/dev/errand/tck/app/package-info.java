/** The application that the tests look at: plain beans, as a user writes them. */
@NullMarked
package dev.errand.tck.app;

import org.jspecify.annotations.NullMarked;
