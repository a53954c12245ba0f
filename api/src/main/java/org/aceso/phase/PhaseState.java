package org.aceso.phase;

/** Where a phase stands, by its own record and the database's clock. */
public enum PhaseState {
  DRAFT,
  READY,
  OPEN,
  CLOSED,
  PUBLISHED
}
