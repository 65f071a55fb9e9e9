package dev.errand.guide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends mail, and is busy as often as it was told to be. */
@ApplicationScoped
public class MailServer {
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final AtomicInteger busy = new AtomicInteger();

  /**
   * Has the next attempts fail.
   *
   * @param times how many
   */
  public void busy(int times) {
    busy.set(times);
  }

  /**
   * Sends.
   *
   * @param customer to whom
   * @param what what
   * @return what was sent
   */
  public String send(String customer, String what) {
    if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("The mail server is busy.");
    }
    String mail = what + " to " + customer;
    sent.add(mail);
    return mail;
  }

  /**
   * Forgets what was sent.
   *
   * @return what was sent
   */
  public List<String> takeSent() {
    List<String> all = List.copyOf(sent);
    sent.clear();
    return all;
  }
}
