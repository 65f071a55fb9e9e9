package dev.errand.tck.servers.office;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;

/**
 * A build compatible extension that does nothing. Weld keeps the container of the last application
 * that had one, whatever it does.
 */
public class NoChange implements BuildCompatibleExtension {}
