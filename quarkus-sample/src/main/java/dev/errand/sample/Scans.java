package dev.errand.sample;

import dev.errand.Task;
import dev.errand.TaskId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Starts what is to be known about a directory, and remembers what was started together. */
@ApplicationScoped
class Scans {
  private static final int REMEMBERED = 1000;

  private final Inventory inventory;
  private final Tools tools;
  private final Supplier supplier;
  private final AllowedRoot root;
  private final LiveTasks live;

  /** Guarded by itself; the oldest goes first. Written by requests, read by requests. */
  private final Map<UUID, Scan> scans = new LinkedHashMap<>();

  @Inject
  Scans(Inventory inventory, Tools tools, Supplier supplier, AllowedRoot root, LiveTasks live) {
    this.inventory = inventory;
    this.tools = tools;
    this.supplier = supplier;
    this.root = root;
    this.live = live;
  }

  /** Starts the parts; those that this machine or this directory has nothing for are skipped. */
  Scan start(Path directory, Set<Part> parts) {
    List<TaskId> tasks = new ArrayList<>();
    List<Scan.Skipped> skipped = new ArrayList<>();
    for (Part part : parts) {
      tools
          .missing(part, directory)
          .ifPresentOrElse(
              why -> skipped.add(new Scan.Skipped(part, why)),
              () -> tasks.add(start(part, directory).id()));
    }
    Scan scan =
        new Scan(
            UUID.randomUUID(), directory, Instant.now(), List.copyOf(tasks), List.copyOf(skipped));
    remember(scan);
    return scan;
  }

  Optional<Scan> find(UUID id) {
    synchronized (scans) {
      return Optional.ofNullable(scans.get(id));
    }
  }

  private Task<?> start(Part part, Path directory) {
    String shown = root.show(directory);
    Task<?> task = start(part, directory, shown);
    live.about(task, shown);
    return task;
  }

  private Task<?> start(Part part, Path directory, String shown) {
    return switch (part) {
      case INVENTORY -> inventory.hash(directory, shown);
      case HISTORY -> tools.history(directory);
      case CHANGES -> tools.changes(directory);
      case SIZE -> tools.size(directory);
      case KINDS -> tools.kinds(directory);
      case LABELS -> supplier.order(new Order("labels for " + shown, 1));
    };
  }

  private void remember(Scan scan) {
    synchronized (scans) {
      scans.put(scan.id(), scan);
      if (scans.size() > REMEMBERED) {
        scans.remove(scans.keySet().iterator().next());
      }
    }
  }
}
