package dev.errand.sample;

import org.jspecify.annotations.Nullable;

/**
 * What a refused request gets, as {@code application/problem+json} (RFC 9457).
 *
 * @param status the HTTP status
 * @param title what is wrong, in three words
 * @param detail what is wrong here, and what is allowed
 */
record Problem(int status, String title, String detail) {
  static final String MEDIA_TYPE = "application/problem+json";

  /** Gives what a request has brought; refuses one that has brought nothing. */
  static <T> T given(@Nullable T body) {
    if (body == null) {
      throw new Raised(400, "Empty request", "Nothing was sent; a JSON object is expected.");
    }
    return body;
  }

  /** Ends a request with a problem. */
  static final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;

    Raised(int status, String title, String detail) {
      super(detail);
      this.status = status;
      this.title = title;
    }

    Problem problem() {
      return new Problem(status, title, String.valueOf(getMessage()));
    }
  }
}
