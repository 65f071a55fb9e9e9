package dev.errand.tck.quarkus.dev;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What applications leave for the test: in the JVM's properties, as class loaders come and go. */
final class Notes {
  private static final String KEY = "errand.tck.notes";

  private Notes() {}

  /** Gives the one queue of the JVM. Of strings, which hold no class loader. */
  @SuppressWarnings("unchecked") // only this method puts something under the key
  static Queue<String> all() {
    return (Queue<String>)
        System.getProperties().computeIfAbsent(KEY, key -> new ConcurrentLinkedQueue<String>());
  }
}
