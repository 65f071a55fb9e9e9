package dev.errand.benchmarks.subject;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NoInitialContextException;
import javax.naming.spi.InitialContextFactory;
import org.jspecify.annotations.Nullable;

/** As much JNDI as Concurro needs: one name. Not that of the default, which ours would take. */
public final class OneName implements InitialContextFactory {
  static final String NAME = "java:app/pool";

  private static volatile @Nullable Object bound;

  /** Made by JNDI. */
  public OneName() {}

  static void bind(Object value) {
    bound = value;
    System.setProperty(Context.INITIAL_CONTEXT_FACTORY, OneName.class.getName());
  }

  @Override
  public Context getInitialContext(Hashtable<?, ?> environment) throws NoInitialContextException {
    return (Context)
        Proxy.newProxyInstance(
            OneName.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("lookup") && NAME.equals(arguments[0])) {
                return bound;
              }
              if (method.getName().equals("close")) {
                return null;
              }
              throw new NameNotFoundException(method + " is not for here.");
            });
  }
}
