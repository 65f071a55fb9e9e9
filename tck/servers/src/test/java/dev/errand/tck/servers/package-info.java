/**
 * The suite on real servers. {@link dev.errand.tck.servers.Server} is what all servers have in
 * common; there is a class for each, and a test that runs the suite on it.
 */
package dev.errand.tck.servers;
