/** A small application that tests deploy on servers: it is packed by {@code Wars.office}. */
package dev.errand.tck.servers.office;
