/**
 * The tests, one class for each family of requirements. They know no runtime: a runner starts an
 * application with the beans of {@link dev.errand.tck.app} and the configuration in {@code
 * META-INF/microprofile-config.properties}, and runs them inside.
 */
@NullMarked
package dev.errand.tck;

import org.jspecify.annotations.NullMarked;
