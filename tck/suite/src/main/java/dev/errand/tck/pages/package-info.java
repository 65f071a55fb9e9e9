/**
 * Holds the code in the pages of the documentation against the tests that run it: {@link
 * dev.errand.tck.pages.Pages}. Imports nothing of ours.
 */
@NullMarked
package dev.errand.tck.pages;

import org.jspecify.annotations.NullMarked;
