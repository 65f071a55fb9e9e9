/**
 * The CDI side: both extensions, the interceptors, the wiring, the settings, the events.
 *
 * <p>The entries are {@link dev.errand.runtime.cdi.ErrandExtension} (portable: Weld, OpenWebBeans
 * and the servers on them) and {@link dev.errand.runtime.cdi.ErrandBuildExtension} (build
 * compatible: Quarkus), two thin adapters over {@link dev.errand.runtime.cdi.DeploymentRules}; at
 * run time {@link dev.errand.runtime.cdi.Wiring}. May import every other package; none imports it.
 * Entered by the container's threads at start and shutdown, and by callers and workers through the
 * interceptors.
 */
@NullMarked
package dev.errand.runtime.cdi;

import org.jspecify.annotations.NullMarked;
