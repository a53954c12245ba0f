package org.aceso.phase;

import org.aceso.runner.Fault;

/** Which submissions use up the quota of a phase. */
public enum QuotaCounts {
  VALID,
  EVERY;

  /** Whether an evaluation that ended so gives the use of its submission back. */
  public boolean returns(Fault fault) {
    return this == VALID || fault != Fault.SUBMISSION;
  }
}
