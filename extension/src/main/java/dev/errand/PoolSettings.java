package dev.errand;

/**
 * How many tasks run at once: slots of one shared count, with reserves for the higher priorities.
 * CRITICAL tasks start beyond it. Source: PRI-1, SUP-8.
 *
 * @param size slots that every priority may use, 1 or more ({@code errand.pool.size}, 20)
 * @param reserveNormal slots beside them for NORMAL and above, 0 or more ({@code
 *     errand.pool.reserve.normal}, 5)
 * @param reserveHigh slots beside those for HIGH, 0 or more ({@code errand.pool.reserve.high}, 5)
 */
public record PoolSettings(int size, int reserveNormal, int reserveHigh) {
  /**
   * Checks the numbers.
   *
   * @param size slots that every priority may use, 1 or more
   * @param reserveNormal slots beside them for NORMAL and above, 0 or more
   * @param reserveHigh slots beside those for HIGH, 0 or more
   * @throws IllegalArgumentException if one is not allowed; the message names it, its value and
   *     what is allowed
   */
  public PoolSettings {
    atLeast(1, "size", size);
    atLeast(0, "reserve for NORMAL", reserveNormal);
    atLeast(0, "reserve for HIGH", reserveHigh);
  }

  private static void atLeast(int least, String what, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          "The " + what + " of a pool is " + value + "; " + least + " or more is allowed.");
    }
  }
}
