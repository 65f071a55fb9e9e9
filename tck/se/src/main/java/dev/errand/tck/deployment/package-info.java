/**
 * Beans that do not deploy, and beans that do, for all containers. They bear no bean-defining
 * annotation, so that the suite's own application does not find them: tests name them.
 */
@NullMarked
package dev.errand.tck.deployment;

import org.jspecify.annotations.NullMarked;
