package org.aceso.evaluator;

/**
 * This machine cannot evaluate the phase at all: a jar is missing, or the reference does not fit.
 */
final class UnfitException extends Exception {
  private static final long serialVersionUID = 1L;

  UnfitException(String message) {
    super(message);
  }
}
