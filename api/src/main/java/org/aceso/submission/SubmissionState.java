package org.aceso.submission;

/** What is known about a submitted file itself; its scores are an evaluation's business. */
public enum SubmissionState {
  RECEIVED,
  VALIDATING,
  INVALID,
  VALID
}
