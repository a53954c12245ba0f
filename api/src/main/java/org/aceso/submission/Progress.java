package org.aceso.submission;

/**
 * How far a submission has come, out of the states of its file and of the evaluation that counts.
 */
public enum Progress {
  RECEIVED,
  VALIDATING,
  INVALID,
  QUEUED,
  SCORING,
  SCORED,
  FAILED,
  CANCELLED;

  /** Whether nothing more will change by itself. */
  boolean isFinal() {
    return this == INVALID || this == SCORED || this == FAILED || this == CANCELLED;
  }
}
