package dev.errand.runtime.output;

/**
 * How many read an output just now. While somebody does, no part of its files is used a second
 * time, so that what is read stays what it was. Guarded by the {@link Store}.
 */
final class Readers {
  private int count;

  void enter() {
    count++;
  }

  void leave() {
    count--;
  }

  boolean none() {
    return count == 0;
  }
}
