package org.aceso.metrics.classification.multiclass;

import org.aceso.metrics.classification.ClassPair;
import org.aceso.metrics.classification.ScoredLabel;

/**
 * The class that a case has, and how likely each class was predicted to be.
 *
 * @param truth from 0, below the number of classes
 * @param probabilities one for each class, from 0 to 1; whether they add up to 1 is for the type to
 *     see to
 */
public record ClassProbabilities(int truth, double[] probabilities) {

  /** The class of the largest probability; of several the first. */
  public int top() {
    int top = 0;
    for (int label = 1; label < probabilities.length; label++) {
      top = probabilities[label] > probabilities[top] ? label : top;
    }
    return top;
  }

  /** The decision for the class of the largest probability. */
  public ClassPair decision() {
    return new ClassPair(truth, top());
  }

  /** How sure the decision is, and whether it is right. */
  ScoredLabel confidence() {
    return new ScoredLabel(probabilities[top()], top() == truth);
  }
}
