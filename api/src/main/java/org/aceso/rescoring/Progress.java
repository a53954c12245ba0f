package org.aceso.rescoring;

/**
 * How many evaluations of a batch are in which state.
 *
 * @param invalid those that refuse the submitted file
 * @param failed those that ended without a score by no fault of the submission
 * @param late those queued or being worked on whose submission came after the batch was begun
 */
record Progress(
    int queued, int scoring, int scored, int invalid, int failed, int cancelled, int late) {

  int total() {
    return queued + scoring + scored + invalid + failed + cancelled;
  }

  /** How many of those that were there when the batch was begun have not ended. */
  int unfinished() {
    return queued + scoring - late;
  }
}
