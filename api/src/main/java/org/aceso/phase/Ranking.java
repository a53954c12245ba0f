package org.aceso.phase;

import java.time.Instant;

/**
 * How a phase ranks, declared before it opens.
 *
 * @param metric the key of the metric that ranks
 * @param digits decimals to which values are rounded before they are compared; null means those of
 *     the metric
 * @param entry which submission of a team counts; where teams may choose, of one that chose none
 * @param replicates bootstrap replicates for the uncertainty beside a rank; null means 1 000
 * @param selection null where teams choose nothing
 */
public record Ranking(
    String metric,
    Integer digits,
    Ties ties,
    Missing missing,
    EntryRule entry,
    Integer replicates,
    Selection selection) {
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

  /**
   * That teams may choose which of their submissions compete.
   *
   * @param most how many
   * @param until the end of the window for choosing; null means until publication
   */
  public record Selection(int most, Instant until) {}

  public int replicatesOrStandard() {
    return replicates == null ? STANDARD_REPLICATES : replicates;
  }
}
