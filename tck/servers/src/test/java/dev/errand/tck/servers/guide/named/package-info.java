/**
 * The application of the guide where there is no Jakarta Concurrency, or an old one: the executor
 * is a bean with a name.
 */
package dev.errand.tck.servers.guide.named;
