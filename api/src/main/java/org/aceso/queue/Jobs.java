package org.aceso.queue;

import java.util.List;
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

  /**
   * Adds an evaluation for each of these, which have ended, to be compared with them.
   *
   * @param rescored by id
   */
  public static void rescore(List<String> rescored, String rescoringId, Handle db) {
    List<String> ids = rescored.stream().map(one -> Ids.next("eva")).toList();
    BatchQueries.enqueue(ids, rescored, rescoringId, db);
  }

  /** Where a submission stands whose evaluation has not ended; empty when it has. */
  public static Optional<Place> place(String submissionId, Handle db) {
    return PlaceQueries.ofSubmission(submissionId, db);
  }
}
