package dev.errand.runtime.cdi;

import dev.errand.runtime.core.Messages;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds what is plugged in, passing over integrations whose library is not there. */
final class Plugins {
  private Plugins() {}

  static <S> List<S> load(Class<S> service) {
    List<S> found = new ArrayList<>();
    ServiceLoader<S> loader = ServiceLoader.load(service, service.getClassLoader());
    for (ServiceLoader.Provider<S> provider : loader.stream().toList()) {
      try {
        found.add(provider.get());
      } catch (LinkageError | ServiceConfigurationError e) {
        // The usual case of an optional library that the application does not have.
        Messages.LOG.log(Level.DEBUG, "Not used: " + provider, e);
      }
    }
    return found;
  }
}
