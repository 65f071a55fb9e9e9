package dev.errand.tck.remote;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Puts the endpoint under {@code /tck}. A bean, because Helidon finds no other applications. */
@Dependent
@ApplicationPath("tck")
public class TckApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(TckResource.class);
  }
}
