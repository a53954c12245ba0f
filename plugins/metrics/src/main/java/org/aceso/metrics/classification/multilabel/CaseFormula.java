package org.aceso.metrics.classification.multilabel;

/** The value of one case, from the labels that count in it; see {@link CaseLabelMetrics}. */
@FunctionalInterface
interface CaseFormula {

  /**
   * Looks at one case.
   *
   * @param scores of the labels that count
   * @param present which of them the case has
   */
  double value(double[] scores, boolean[] present);
}
