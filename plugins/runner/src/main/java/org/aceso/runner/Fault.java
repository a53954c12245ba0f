package org.aceso.runner;

/** Whose fault it is that something could not be evaluated: who is told, and whether to retry. */
public enum Fault {
  /** The competitor's: shown in full to the competitor. */
  SUBMISSION,
  /** The challenge type's, its settings' or its reference's: shown to the organiser alone. */
  PLUGIN,
  /** The host's, such as a failing disk: retried. */
  HUB,
  /** Time or memory ran out: retried once, then shown to the organiser. */
  RESOURCES
}
