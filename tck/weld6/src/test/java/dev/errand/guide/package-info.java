/**
 * The code of the guide's pages, a test for each page. What stands behind a line "guide" is shown
 * there; {@code GuideTest} compares.
 */
@NullMarked
package dev.errand.guide;

import org.jspecify.annotations.NullMarked;
