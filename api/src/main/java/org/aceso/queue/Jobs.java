package org.aceso.queue;

import java.util.Optional;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/** Puts evaluations into the queue, and tells where they stand. */
public final class Jobs {
  private Jobs() {}

  /**
   * Adds an evaluation of a submission, last of its team's.
   *
   * @param teamId whose turns it takes
   * @return the id of the evaluation
   */
  public static String enqueue(
      String submissionId, String phaseId, String teamId, Priority priority, Handle db) {
    String id = Ids.next("eva");
    TurnQueries.enqueue(id, submissionId, phaseId, teamId, priority, db);
    return id;
  }

  /** Where a submission stands whose evaluation has not ended; empty when it has. */
  public static Optional<Place> place(String submissionId, Handle db) {
    return PlaceQueries.ofSubmission(submissionId, db);
  }
}
