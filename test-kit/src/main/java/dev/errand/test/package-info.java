/**
 * For the tests of applications: waits until all tasks have ended, keeps their events, asserts what
 * was submitted, runs tasks in the thread of the test, and turns their time.
 *
 * <p>{@link dev.errand.test.TestTasks} is the entry; inject it. The rest stands behind the
 * supervisor as its {@link dev.errand.spi.Harness}. Imports {@code dev.errand}, {@code
 * dev.errand.event} and {@code dev.errand.spi}. Any thread may call anything.
 */
@NullMarked
package dev.errand.test;

import org.jspecify.annotations.NullMarked;
