package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PluginsTest {
  /** Its list of providers has good and bad lines. */
  public interface Service {}

  /** The first of the list. */
  public static final class First implements Service {}

  /** Cannot be made: its library is not there. */
  public static final class Unlinked implements Service {
    /** Fails. */
    public Unlinked() {
      throw new NoClassDefFoundError("on purpose");
    }
  }

  /** Provides something else. */
  public static final class Stranger {}

  /** The last of the list. */
  public static final class Last implements Service {}

  @Test
  void badProviders_arePassedOver() {
    List<Class<?>> found =
        Plugins.load(Service.class).stream().<Class<?>>map(Object::getClass).toList();
    assertEquals(List.of(First.class, Last.class), found);
  }
}
