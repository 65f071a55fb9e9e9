package dev.errand.tck.contexts;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;

/** The names of the application in JNDI. */
public final class NamesProbe implements Probe {
  private static final String MODULE = "java:module/ModuleName";

  private String name = "";

  @Override
  public AutoCloseable begin() throws NamingException {
    name = module();
    return () -> {};
  }

  @Override
  public String see() throws NamingException {
    try {
      return module().equals(name) ? APPLICATION : CLEARED;
    } catch (NoInitialContextException e) {
      throw e; // there was one for the caller
    } catch (NamingException e) {
      return CLEARED;
    }
  }

  @SuppressWarnings("BanJNDI") // a fixed name
  private static String module() throws NamingException {
    return String.valueOf(new InitialContext().lookup(MODULE));
  }
}
