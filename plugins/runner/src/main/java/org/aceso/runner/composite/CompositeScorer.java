package org.aceso.runner.composite;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aceso.spi.Scorer;

/** Adds up the values of terms for the same counts. */
final class CompositeScorer implements Scorer {
  private static final String PART = "terms";

  private final List<Composite.Term> terms;
  private final List<Scorer> scorers;
  private final int cases;

  CompositeScorer(List<Composite.Term> terms, List<Scorer> scorers, int cases) {
    this.terms = terms;
    this.scorers = scorers;
    this.cases = cases;
  }

  @Override
  public double value(int[] counts) {
    double sum = 0;
    for (int i = 0; i < terms.size(); i++) {
      // A copy for each: a term that changes its counts harms no other.
      sum += terms.get(i).of(scorers.get(i).value(counts.clone()));
    }
    return sum;
  }

  /** That of the first term without a value. */
  @Override
  public String undefinedReason() {
    for (Scorer scorer : scorers) {
      if (Double.isNaN(scorer.value(once()))) {
        return scorer.undefinedReason();
      }
    }
    return Scorer.super.undefinedReason();
  }

  /** One row a term: its value, and what it adds. */
  @Override
  public SortedMap<String, double[][]> parts() {
    double[][] rows = new double[terms.size()][];
    for (int i = 0; i < rows.length; i++) {
      double value = scorers.get(i).value(once());
      rows[i] = new double[] {value, terms.get(i).of(value)};
    }
    return new TreeMap<>(Map.of(PART, rows));
  }

  private int[] once() {
    int[] counts = new int[cases];
    Arrays.fill(counts, 1);
    return counts;
  }
}
