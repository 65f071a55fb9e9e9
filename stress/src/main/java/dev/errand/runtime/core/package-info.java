/** Races in the engine, for jcstress. Stands in the engine's package to reach its classes. */
package dev.errand.runtime.core;
