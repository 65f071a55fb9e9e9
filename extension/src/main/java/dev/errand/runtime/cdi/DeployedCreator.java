package dev.errand.runtime.cdi;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;

/** Reads at run time what the build compatible extension has written down. */
public class DeployedCreator implements SyntheticBeanCreator<Deployed> {
  static final String LINES = "methods";
  static final String NAMES = "names";

  @Override
  public Deployed create(Instance<Object> lookup, Parameters parameters) {
    return Deployed.decode(
        parameters.get(LINES, String[].class), parameters.get(NAMES, String[].class));
  }
}
