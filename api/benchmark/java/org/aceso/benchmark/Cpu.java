package org.aceso.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** CPU that processes have used, in ms, as far as the platform tells. */
final class Cpu {
  /** Linux counts in hundredths of a second. */
  private static final double TICK_MILLIS = 10;

  private Cpu() {}

  static double of(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e6;
  }

  /** All of a PostgreSQL: its processes, and those that have ended; NaN where there is no /proc. */
  static double ofPostgres(long postmaster) {
    double all = ticks(postmaster, true);
    List<ProcessHandle> children =
        ProcessHandle.of(postmaster).map(one -> one.children().toList()).orElse(List.of());
    for (ProcessHandle child : children) {
      double ticks = ticks(child.pid(), false);
      all += Double.isNaN(ticks) ? 0 : ticks;
    }
    return all * TICK_MILLIS;
  }

  /** The fields utime, stime, and of ended children cutime, cstime of {@code /proc/<pid>/stat}. */
  private static double ticks(long pid, boolean withEnded) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      long ended = Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
      return withEnded ? own + ended : own;
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
