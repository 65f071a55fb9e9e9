package dev.errand.readme;

/** The mail server has not taken a letter. */
class MailBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MailBusyException(String message, Throwable cause) {
    super(message, cause);
  }
}
