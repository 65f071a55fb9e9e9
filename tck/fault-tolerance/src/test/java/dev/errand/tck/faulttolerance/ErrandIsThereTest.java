package dev.errand.tck.faulttolerance;

import static org.testng.Assert.assertEquals;

import dev.errand.Task;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.testng.Arquillian;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.testng.annotations.Test;

/** Errand works in what is deployed here, or the other tests would prove nothing. */
public class ErrandIsThereTest extends Arquillian {
  @Inject private Letters letters;

  @Deployment
  public static WebArchive deployment() {
    return ShrinkWrap.create(WebArchive.class, "errand-is-there.war")
        .addClass(Letters.class)
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
  }

  @Test
  public void backgroundMethod_isRetriedAsATask() throws Exception {
    Task<Integer> task = letters.send();
    assertEquals(task.join(Duration.ofSeconds(30)), 3);
    assertEquals(task.info().attempts(), 3);
  }

  @Test
  public void executorOfTheApplication_isFoundByItsName() throws Exception {
    assertEquals(letters.deliver().join(Duration.ofSeconds(30)), "a postman");
  }
}
