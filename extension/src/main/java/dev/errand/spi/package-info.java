/**
 * What others may plug in, and what the parts of the runtime know of each other.
 *
 * <p>Found by {@link java.util.ServiceLoader}: {@link dev.errand.spi.RunDecorator}, {@link
 * dev.errand.spi.TaskListener}, {@link dev.errand.spi.LogSource}, {@link
 * dev.errand.spi.ExecutorSource}, {@link dev.errand.spi.SettingSource}, {@link
 * dev.errand.spi.ResultAdapter}, {@link dev.errand.spi.RequestGuard}, {@link
 * dev.errand.spi.TravellingContext}. One whose library is missing fails to load and is passed over.
 * Found as a bean: {@link dev.errand.spi.Harness}. Each type says which threads call it. Imports
 * {@code dev.errand} and {@code dev.errand.event}.
 */
@NullMarked
package dev.errand.spi;

import org.jspecify.annotations.NullMarked;
