/**
 * Runs the suite inside a server: {@link dev.errand.tck.remote.TckResource} is deployed there,
 * {@link dev.errand.tck.remote.TckClient} asks it over HTTP. Imports the suite.
 */
@NullMarked
package dev.errand.tck.remote;

import org.jspecify.annotations.NullMarked;
