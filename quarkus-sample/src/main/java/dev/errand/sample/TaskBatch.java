package dev.errand.sample;

import java.util.List;

/**
 * One event of the live stream.
 *
 * @param all true if these are all tasks there are, newest first; false if these are those that
 *     changed
 * @param tasks the tasks as they are now
 */
record TaskBatch(boolean all, List<TaskView> tasks) {}
