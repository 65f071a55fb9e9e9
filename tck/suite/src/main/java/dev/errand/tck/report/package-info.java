/**
 * Tells from test reports what passes where: {@link dev.errand.tck.report.Matrix}. A program of its
 * own; imports {@link dev.errand.tck.Deviation} alone of ours.
 */
@NullMarked
package dev.errand.tck.report;

import org.jspecify.annotations.NullMarked;
