package dev.errand.sample;

/**
 * What is ordered from the supplier.
 *
 * @param article its name
 * @param quantity how many
 */
public record Order(String article, int quantity) {
  private static final int LONGEST = 200;
  private static final int MOST = 1000;

  /** Gives the order if it is a sensible one. */
  Order checked() {
    if (article == null || article.isBlank() || article.length() > LONGEST) {
      throw refused("An article has a name, of " + LONGEST + " characters at most.");
    }
    if (quantity < 1 || quantity > MOST) {
      throw refused("A quantity of " + quantity + " was given; 1 to " + MOST + " is allowed.");
    }
    return this;
  }

  private static Problem.Raised refused(String why) {
    return new Problem.Raised(400, "Not an order", why);
  }
}
