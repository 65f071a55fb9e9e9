package dev.errand.sample;

import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The tasks as the page follows them, as server-sent events. */
@Path("/api/live")
public class LiveResource {
  private final LiveTasks live;

  @Inject
  LiveResource(LiveTasks live) {
    this.live = live;
  }

  /** All tasks, then what changes. */
  @GET
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<TaskBatch> tasks() {
    return Multi.createFrom().publisher(live.stream());
  }
}
