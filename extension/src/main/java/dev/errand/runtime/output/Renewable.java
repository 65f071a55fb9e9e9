package dev.errand.runtime.output;

/** An attachment that others may have removed. */
interface Renewable {
  /** Attaches it again if it was removed. Cheap if not; any thread. */
  void renew();
}
