/** What the guide's page on testing shows of Weld SE. */
@NullMarked
package dev.errand.test.guide;

import org.jspecify.annotations.NullMarked;
