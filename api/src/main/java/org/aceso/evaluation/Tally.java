package org.aceso.evaluation;

import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import org.aceso.runner.Fault;
import org.jdbi.v3.core.Handle;

/** Counts what came of evaluations, for whoever watches the server. */
final class Tally {
  private Tally() {}

  /** One came to its end, if the transaction does. */
  static void scored(Handle db) {
    db.afterCommit(() -> count("scored", "none"));
  }

  /** One came to its end without a score, if the transaction does. */
  static void failed(Fault fault, Handle db) {
    db.afterCommit(() -> count("failed", fault.name().toLowerCase(Locale.ROOT)));
  }

  private static void count(String outcome, String fault) {
    Metrics.counter("aceso.evaluations", "outcome", outcome, "fault", fault).increment();
  }

  /** Whoever worked on so many is gone. */
  static void lost(int leases) {
    Metrics.counter("aceso.leases.lost").increment(leases);
  }
}
