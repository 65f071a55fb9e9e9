package dev.errand.test;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.concurrent.Executor;

/** An executor that tasks may name. */
@ApplicationScoped
@Named("elsewhere")
public class Elsewhere implements Executor {
  @Override
  public void execute(Runnable work) {
    new Thread(work, "elsewhere").start();
  }
}
