package dev.errand.tck.servers.office;

import dev.errand.Background;
import jakarta.ejb.Stateless;

/** What cannot work: a session bean's chain of interceptors does not go on in another thread. */
@Stateless
public class SessionClerk {
  /** Refused at deployment. */
  @Background
  public void write() {}
}
