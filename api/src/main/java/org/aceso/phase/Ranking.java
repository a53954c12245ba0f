package org.aceso.phase;

/**
 * How a phase ranks, declared before it opens.
 *
 * @param metric the key of the metric that ranks
 * @param digits decimals to which values are rounded before they are compared; null means those of
 *     the metric
 * @param replicates bootstrap replicates for the uncertainty beside a rank; null means 1 000
 */
public record Ranking(
    String metric,
    Integer digits,
    Ties ties,
    Missing missing,
    EntryRule entry,
    Integer replicates) {
  private static final int STANDARD_REPLICATES = 1_000;

  /** What equal rounded values mean. */
  public enum Ties {
    SHARED,
    DENSE,
    EARLIEST_FIRST
  }

  /** What an undefined value means. */
  public enum Missing {
    UNRANKED,
    LAST
  }

  /** Which scored submission of a team counts. */
  public enum EntryRule {
    BEST,
    LATEST
  }

  public int replicatesOrStandard() {
    return replicates == null ? STANDARD_REPLICATES : replicates;
  }
}
