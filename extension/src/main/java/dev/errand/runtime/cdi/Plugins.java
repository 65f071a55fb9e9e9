package dev.errand.runtime.cdi;

import dev.errand.runtime.core.Messages;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds what is plugged in, passing over what is not usable here. */
final class Plugins {
  private Plugins() {}

  static <S> List<S> load(Class<S> service) {
    List<S> found = new ArrayList<>();
    Iterator<S> providers = ServiceLoader.load(service, service.getClassLoader()).iterator();
    boolean more = true;
    while (more) {
      try {
        more = providers.hasNext();
        if (more) {
          found.add(providers.next());
        }
      } catch (LinkageError | ServiceConfigurationError e) { // the next one may be all right
        passOver(service, e);
        more = !(e.getCause() instanceof IOException); // the list itself: it would be told for ever
      }
    }
    return found;
  }

  private static void passOver(Class<?> service, Error why) {
    // The usual case of an optional library that the application does not have, or of which it has
    // the interfaces only; else a defect.
    Throwable cause = why instanceof LinkageError ? why : why.getCause();
    boolean usual = cause instanceof LinkageError || cause instanceof IllegalStateException;
    Messages.LOG.log(
        usual ? Level.DEBUG : Level.WARNING,
        "A provider of " + service.getName() + " is left out.",
        why);
  }
}
