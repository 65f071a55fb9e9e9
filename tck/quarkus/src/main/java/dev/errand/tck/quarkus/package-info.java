/** The part of the application under test that only Quarkus can have. */
@NullMarked
package dev.errand.tck.quarkus;

import org.jspecify.annotations.NullMarked;
