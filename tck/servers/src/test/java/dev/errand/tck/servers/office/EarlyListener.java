package dev.errand.tck.servers.office;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Submits a task while the server starts its application. */
@WebListener
public class EarlyListener implements ServletContextListener {
  @Inject private Opening opening;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    opening.submit("listener");
  }
}
