package dev.errand.tck.servers.office;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Puts the endpoint under {@code /api}. */
@ApplicationPath("api")
public class TrapsApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Traps.class);
  }
}
