package dev.errand.tck.servers.office;

/**
 * Each deployment makes one when it is used, which lives as long as its class loader: by their
 * number it is seen how many class loaders there are.
 */
public final class Marker {
  static final Marker ONE = new Marker();

  private Marker() {}
}
