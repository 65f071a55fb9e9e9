package dev.errand.runtime.core;

import dev.errand.Progress;
import dev.errand.TaskId;
import dev.errand.spi.RecordedOutput;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What only some tasks have, and the others pay nothing for. Made for the first thing of it. */
final class TaskExtras {
  /** Its id, where somebody is told of it. Each thread that writes it writes the same. */
  @Nullable TaskId id;

  /** Tells its events, where somebody listens. Written at its making. */
  @Nullable Announcer announcer;

  /** What it shares with others of its name and key. Written at its making. */
  @Nullable TaskGroup group;

  /** Written once, under this; read by anybody. */
  volatile @Nullable RecordedOutput recording;

  /**
   * The timer's entry: of its delay, later of the time that it has to leave. Written by the
   * submitter and the canceller, read by who ends it.
   */
  volatile @Nullable Future<?> timer;

  /** Its parent and children. Written once, under this; read by anybody. */
  volatile @Nullable Family family;

  /** What lives as long as it. Written once, under this; read by anybody. */
  volatile @Nullable Resources resources;

  /** Written by attempts, read by anybody. */
  volatile Progress progress = Progress.NONE;

  /** How many more submissions than one it stands for. Changed under this; read by anybody. */
  volatile int joined;

  // Guarded by the lock of Slots:
  Lanes.@Nullable Lane lane;
  long readyAt = Times.NEVER;
  byte lateStage;

  /** The size of its output once it has ended. Guarded by the lock of {@link Registry}. */
  long rememberedBytes;
}
