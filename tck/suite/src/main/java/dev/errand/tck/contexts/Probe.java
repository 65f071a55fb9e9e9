package dev.errand.tck.contexts;

/** One context that a thread may have. What it tells are the words of the table. */
public interface Probe {
  /** The body sees what its caller had. */
  String TRAVELS = "travels";

  /** The body sees none. */
  String CLEARED = "cleared";

  /** The body sees one that is its own. */
  String OWN = "own";

  /** The body sees that of the application, whatever its caller had. */
  String APPLICATION = "application";

  /** The runtime has no such context. */
  String ABSENT = "absent";

  /**
   * Gives the calling thread the context.
   *
   * @return takes it away
   * @throws Exception if there is no such context here
   */
  AutoCloseable begin() throws Exception;

  /**
   * Tells what the calling thread has of it, while the caller has it.
   *
   * @return one of the words
   * @throws Exception if that cannot be told
   */
  String see() throws Exception;
}
