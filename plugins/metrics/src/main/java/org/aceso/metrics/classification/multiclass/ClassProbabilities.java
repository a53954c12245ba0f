package org.aceso.metrics.classification.multiclass;

import java.util.Arrays;
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

  /** The same, undecided where another class has the largest probability, too. */
  public ClassPair decisionUnlessTied() {
    return isTied() ? new ClassPair(truth, probabilities.length) : decision();
  }

  private boolean isTied() {
    int top = top();
    return Arrays.stream(probabilities, top + 1, probabilities.length)
        .anyMatch(probability -> probability == probabilities[top]);
  }

  /** How sure the decision is, and whether it is right. */
  ScoredLabel confidence() {
    return confidence(decision());
  }

  /** The same, where a tie is never right. */
  ScoredLabel confidenceUnlessTied() {
    return confidence(decisionUnlessTied());
  }

  private ScoredLabel confidence(ClassPair decision) {
    return new ScoredLabel(probabilities[top()], decision.predicted() == truth);
  }
}
