package org.aceso.runner;

/**
 * An evaluation could not be brought to an end. What is wrong with a submission is never told this
 * way but as issues.
 *
 * <p>The message may quote the exception of a plugin, and with it hidden truth: it is for
 * organisers and logs, never for competitors.
 */
public final class EvaluatorException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final Fault fault;

  public EvaluatorException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public EvaluatorException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /** Whose fault it is. */
  public Fault fault() {
    return fault;
  }
}
