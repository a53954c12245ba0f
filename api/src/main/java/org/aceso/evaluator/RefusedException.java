package org.aceso.evaluator;

/** The server understood, and says no: repeating the request would change nothing. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String problem;

  RefusedException(int status, String problem, String detail) {
    super(status + " " + problem + ": " + detail);
    this.status = status;
    this.problem = problem;
  }

  /** Whether the lease is somebody else's by now, or nobody's. */
  boolean isLost() {
    return status == 409 && problem.endsWith("/lease-lost");
  }
}
