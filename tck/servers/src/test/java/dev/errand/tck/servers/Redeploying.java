package dev.errand.tck.servers;

import java.io.IOException;
import java.nio.file.Path;

/** A server that takes applications, and gives them up, while it runs. */
interface Redeploying extends Server {
  /**
   * Deploys an application under the name of its file, and returns when it is up.
   *
   * @throws AssertionError if the server refuses it
   */
  void deploy(Path war) throws IOException, InterruptedException;

  /**
   * Takes an application away, and returns when it is gone.
   *
   * @param name the name of its file, without the ending
   */
  void undeploy(String name) throws IOException, InterruptedException;

  /** The number of the process of its virtual machine. */
  long pid();
}
