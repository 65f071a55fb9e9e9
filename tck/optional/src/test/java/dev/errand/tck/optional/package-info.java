/** Libraries that an application may have, each on a class path of its own, on Weld SE. */
@NullMarked
package dev.errand.tck.optional;

import org.jspecify.annotations.NullMarked;
