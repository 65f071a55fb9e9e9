/**
 * A Quarkus application that inventories a directory in the background and shows it live.
 *
 * <p>Start reading at {@link dev.errand.sample.Inventory}: a method that becomes a task by
 * annotation; then {@link dev.errand.sample.Tools} (programs), {@link dev.errand.sample.Supplier}
 * (retries), {@link dev.errand.sample.LiveTasks} (events to the page). Requests come in through the
 * classes named {@code …Resource}, on threads of the HTTP server, after {@link
 * dev.errand.sample.SameOrigin} has let them pass; the bodies of tasks run on the supervisor's
 * threads. Imports the public API of Errand only.
 */
@NullMarked
package dev.errand.sample;

import org.jspecify.annotations.NullMarked;
