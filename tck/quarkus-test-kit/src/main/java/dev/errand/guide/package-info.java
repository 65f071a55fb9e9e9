/** The application of the guide's page on testing. */
@NullMarked
package dev.errand.guide;

import org.jspecify.annotations.NullMarked;
