/**
 * Running programs as tasks: inject {@link dev.errand.shell.ShellCommand}.
 *
 * <p>Any thread may enter this package. Imports {@code dev.errand}.
 */
@NullMarked
package dev.errand.shell;

import org.jspecify.annotations.NullMarked;
