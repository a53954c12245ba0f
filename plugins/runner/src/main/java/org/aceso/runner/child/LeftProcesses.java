package org.aceso.runner.child;

import java.util.Arrays;

/** What a plugin started and did not end: it must not outlive the call. */
final class LeftProcesses {
  /** Java has such a thread for each process that it started, and a minute longer. */
  private static final String REAPER = "process reaper";

  private LeftProcesses() {}

  /** Looks for processes only if there may be any: to look costs milliseconds. */
  static void end() {
    if (mayBeAny()) {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static boolean mayBeAny() {
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    Thread[] threads = new Thread[all.activeCount() + 16];
    int count = all.enumerate(threads);
    return Arrays.stream(threads, 0, count).anyMatch(one -> one.getName().startsWith(REAPER));
  }
}
