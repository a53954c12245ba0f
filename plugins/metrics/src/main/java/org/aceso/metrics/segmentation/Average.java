package org.aceso.metrics.segmentation;

/** How one number comes of all structures of all cases; what does not count is left out. */
public enum Average {
  /** The mean over all pairs of a case and a structure, each weighing alike. */
  PAIRS,
  /** First the mean over the structures of a case, then over the cases. */
  CASES,
  /** First the mean over the cases of a structure, then over the structures. */
  STRUCTURES
}
