package dev.errand.benchmarks.row;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The longest of many moments, without those in which the collector was at work. */
final class Pauses {
  private static final long WORTH_KEEPING_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private final ConcurrentLinkedQueue<GcInfo> collections = new ConcurrentLinkedQueue<>();
  private final List<long[]> kept = new ArrayList<>();

  /** What to add to a nanoTime to have it in the collector's time, which counts from the start. */
  private final long offset =
      TimeUnit.MILLISECONDS.toNanos(ManagementFactory.getRuntimeMXBean().getUptime())
          - System.nanoTime();

  Pauses() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, nothing) ->
                  collections.add(
                      GarbageCollectionNotificationInfo.from(
                              (CompositeData) notification.getUserData())
                          .getGcInfo()),
              null,
              null);
    }
  }

  void add(long before, long after) {
    if (after - before > WORTH_KEEPING_NANOS) {
      kept.add(new long[] {before, after});
    }
  }

  double longestMillis() {
    return kept.stream()
            .filter(moment -> collections.stream().noneMatch(one -> overlap(one, moment)))
            .mapToLong(moment -> moment[1] - moment[0])
            .max()
            .orElse(0)
        / 1e6;
  }

  /** The collector tells its times in whole milliseconds. */
  private boolean overlap(GcInfo collection, long[] moment) {
    long begin = TimeUnit.MILLISECONDS.toNanos(collection.getStartTime() - 2);
    long end = TimeUnit.MILLISECONDS.toNanos(collection.getEndTime() + 2);
    return moment[0] + offset < end && moment[1] + offset > begin;
  }
}
