package dev.errand.runtime.core;

import dev.errand.runtime.core.InLine.Place;
import dev.errand.runtime.core.LateWatch.Late;
import dev.errand.runtime.core.SupervisorSettings.Late.Threshold;
import dev.errand.spi.TimeSource;
import java.util.List;

/** Tells of late tasks: to the log and to observers. On the timer's thread or a late worker's. */
final class LateTeller {
  /** How many of those that are found together are named in the log. */
  private static final int NAMED = 10;

  private final List<Threshold> thresholds;
  private final long firstNanos;
  private final TimeSource time;
  private final Readiness readiness;

  LateTeller(SupervisorSettings.Late settings, TimeSource time, Readiness readiness) {
    this.readiness = readiness;
    this.time = time;
    this.thresholds = settings.thresholds();
    this.firstNanos = thresholds.isEmpty() ? Long.MAX_VALUE : thresholds.get(0).nanos();
  }

  void tell(List<Late> late) {
    for (int i = 0; i < late.size(); i++) {
      Late one = late.get(i);
      if (i < NAMED) {
        Messages.late(one.task(), one.level(), one.waitedNanos());
      }
      one.task().announcer().late(one.task(), time.now(), one.level());
    }
    if (late.size() > NAMED) {
      Messages.moreLate(late.size() - NAMED);
    }
  }

  /** Tells of a task that had its slot in time, and whose executor then kept it waiting. */
  void began(SupervisedTask<?> task, long at) {
    long waited = at - readiness.since(task);
    if (waited >= firstNanos && task.place == Place.SLOT) { // it has its slot: nobody else tells
      for (int i = task.lateStage(); i < thresholds.size(); i++) {
        Threshold threshold = thresholds.get(i);
        if (waited >= threshold.nanos()) {
          tell(List.of(new Late(task, threshold.level(), waited)));
        }
      }
    }
  }
}
