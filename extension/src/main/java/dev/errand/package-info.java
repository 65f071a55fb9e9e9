/**
 * The public API: annotations, {@link dev.errand.Task} and what is asked of it, {@link
 * dev.errand.TaskSupervisor}, {@link dev.errand.TaskContext}, {@link dev.errand.TaskOutput}.
 *
 * <p>The entry is {@link dev.errand.Background} for bean methods and {@link
 * dev.errand.TaskSupervisor} for everything else. This package imports no other package of the
 * project. Any thread may enter it. A parameter, field or return value that may be null is marked
 * {@code @Nullable}; a null anywhere else is refused with a {@link NullPointerException}.
 */
@NullMarked
package dev.errand;

import org.jspecify.annotations.NullMarked;
