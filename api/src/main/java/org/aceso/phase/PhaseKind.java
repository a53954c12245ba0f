package org.aceso.phase;

/** What a phase is for. */
public enum PhaseKind {
  LEARNING,
  INTERMEDIATE,
  FINAL;

  /** A learning phase hands out annotated data; there is nothing to score. */
  public boolean takesSubmissions() {
    return this != LEARNING;
  }
}
