package dev.errand.tck.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A server in a process of its own, on the loopback interface, in a fresh folder. */
interface Server extends AutoCloseable {
  /** Its name in the reports, such as {@code payara-micro}. */
  String name();

  /** Makes its distribution ready to run, if that is not done yet. */
  void unpack() throws IOException;

  /**
   * Fills the folder of this instance.
   *
   * @param applications what it has to deploy when it starts, each under the name of its file
   */
  void configure(Path... applications) throws IOException;

  /** Starts the process. */
  void start() throws IOException;

  /** Waits until it has started, and what it has to deploy is deployed or was refused. */
  void await() throws InterruptedException;

  /** Ends the process, with all that it has started. Does nothing the second time. */
  void stop() throws InterruptedException;

  /** What it has printed. */
  ServerLog log();

  /**
   * Gives the address of something in an application.
   *
   * @param path such as {@code errand-tck/tck/suite}
   */
  URI address(String path);

  @Override
  default void close() throws InterruptedException {
    stop();
  }
}
