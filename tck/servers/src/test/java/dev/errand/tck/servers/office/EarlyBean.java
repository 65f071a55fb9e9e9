package dev.errand.tck.servers.office;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** A session bean that submits a task while its application starts. */
@Singleton
@Startup
public class EarlyBean {
  @Inject private Opening opening;

  @PostConstruct
  void start() {
    opening.submit("session bean");
  }
}
