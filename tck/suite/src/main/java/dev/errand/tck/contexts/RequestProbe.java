package dev.errand.tck.contexts;

import dev.errand.tck.app.Visitor;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.CDI;

/** The request context of CDI. */
public final class RequestProbe implements Probe {
  private int callers;

  @Override
  public AutoCloseable begin() {
    RequestContextController request = CDI.current().select(RequestContextController.class).get();
    boolean begun = request.activate();
    callers = visitor();
    return () -> {
      if (begun) {
        request.deactivate();
      }
    };
  }

  @Override
  public String see() {
    return visitor() == callers ? TRAVELS : OWN;
  }

  private static int visitor() {
    return CDI.current().select(Visitor.class).get().number();
  }
}
