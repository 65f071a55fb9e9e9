package dev.errand.tck.contexts;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;

/** The transaction of the caller. A body that has none begins one, to see that it may. */
public final class TransactionProbe implements Probe {
  @Override
  public AutoCloseable begin() throws Exception {
    UserTransaction callers = transaction();
    callers.begin();
    return callers::rollback;
  }

  @Override
  public String see() throws Exception {
    UserTransaction here = transaction();
    if (here.getStatus() != Status.STATUS_NO_TRANSACTION) {
      return TRAVELS;
    }
    here.begin();
    here.rollback();
    return CLEARED;
  }

  private static UserTransaction transaction() {
    return CDI.current().select(UserTransaction.class).get();
  }
}
