/**
 * The applications of the guide, one idea each; the pages under {@code docs} show parts of them.
 */
package dev.errand.tck.servers.guide;
