/**
 * MicroProfile Fault Tolerance's own tests, with Errand added to every deployment: they must end as
 * they do without it. {@link dev.errand.tck.faulttolerance.TckSetup} is the entry, found by
 * Arquillian.
 */
@NullMarked
package dev.errand.tck.faulttolerance;

import org.jspecify.annotations.NullMarked;
