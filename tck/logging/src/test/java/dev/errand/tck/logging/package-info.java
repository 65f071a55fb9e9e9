/** The capture of log libraries that are not java.util.logging, on Weld SE. */
@NullMarked
package dev.errand.tck.logging;

import org.jspecify.annotations.NullMarked;
