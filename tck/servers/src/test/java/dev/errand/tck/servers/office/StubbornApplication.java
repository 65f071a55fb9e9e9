package dev.errand.tck.servers.office;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Puts the endpoint under {@code /api}. */
@Dependent
@ApplicationPath("api")
public class StubbornApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(StubbornOffice.class);
  }
}
