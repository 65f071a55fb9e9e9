package dev.errand.runtime.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/** What a program reads; opened once for each run. */
@FunctionalInterface
interface Input {
  /** Nothing; needs no thread to be given. */
  Input NONE = charset -> InputStream.nullInputStream();

  /**
   * Opens it.
   *
   * @param charset in which text is written
   */
  InputStream open(Charset charset) throws Exception;

  static Input of(String text) {
    return charset -> new ByteArrayInputStream(text.getBytes(charset));
  }

  static Input of(byte[] bytes) {
    byte[] copy = bytes.clone();
    return charset -> new ByteArrayInputStream(copy);
  }

  /** Opens it before the program is started: without its input it is not to run. */
  default InputStream open(Program program, Charset charset) {
    try {
      InputStream opened = open(charset);
      if (opened == null) {
        throw new IOException("There is none.");
      }
      return opened;
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw program.notStarted("its standard input could not be opened: " + e, e);
    }
  }
}
