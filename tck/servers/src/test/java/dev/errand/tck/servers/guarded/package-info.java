/** An application whose callers are known by name: packed by {@code Wars.guarded}. */
package dev.errand.tck.servers.guarded;
