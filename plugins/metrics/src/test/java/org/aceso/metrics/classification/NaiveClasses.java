package org.aceso.metrics.classification;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The definitions written down case by case. */
final class NaiveClasses {
  private NaiveClasses() {}

  static double meanCost(List<ClassPair> pairs, double[][] costs) {
    return pairs.stream()
        .mapToDouble(pair -> costs[pair.truth()][pair.predicted()])
        .average()
        .orElseThrow();
  }

  static double accuracy(List<ClassPair> pairs) {
    return count(pairs, pair -> pair.truth() == pair.predicted()) / pairs.size();
  }

  static double meanAbsoluteError(List<ClassPair> pairs) {
    return pairs.stream()
        .mapToInt(pair -> Math.abs(pair.truth() - pair.predicted()))
        .average()
        .orElseThrow();
  }

  static double balancedAccuracy(List<ClassPair> pairs, int classes) {
    double sum = 0;
    int present = 0;
    for (int k = 0; k < classes; k++) {
      int label = k;
      double cases = count(pairs, pair -> pair.truth() == label);
      if (cases > 0) {
        sum += hits(pairs, label) / cases;
        present++;
      }
    }
    return sum / present;
  }

  static double macroF1(List<ClassPair> pairs, int classes) {
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      int label = k;
      sum += f1(pairs, label);
    }
    return sum / classes;
  }

  static double f1(List<ClassPair> pairs, int label) {
    double wrong = count(pairs, pair -> (pair.truth() == label) != (pair.predicted() == label));
    double hits = hits(pairs, label);
    return hits == 0 ? 0 : 2 * hits / (2 * hits + wrong);
  }

  static double macroF1OfPresent(List<ClassPair> pairs, int classes) {
    return IntStream.range(0, classes)
        .filter(k -> pairs.stream().anyMatch(pair -> pair.truth() == k || pair.predicted() == k))
        .mapToDouble(k -> f1(pairs, k))
        .average()
        .orElseThrow();
  }

  static double weightedF1(List<ClassPair> pairs) {
    return pairs.stream().mapToDouble(pair -> f1(pairs, pair.truth())).average().orElseThrow();
  }

  /** Disagreement by the distance to a power, over all pairs of a truth with a prediction. */
  static double kappa(List<ClassPair> pairs, int power) {
    double observed = 0;
    double expected = 0;
    for (ClassPair one : pairs) {
      observed += weight(one.truth() - one.predicted(), power);
      for (ClassPair other : pairs) {
        expected += weight(one.truth() - other.predicted(), power) / pairs.size();
      }
    }
    return expected == 0 ? Double.NaN : 1 - observed / expected;
  }

  /** Pearson's correlation of the indicator vectors. */
  static double mcc(List<ClassPair> pairs, int classes) {
    double both = 0;
    double truths = 0;
    double predictions = 0;
    double size = pairs.size();
    for (int k = 0; k < classes; k++) {
      int label = k;
      double meanTruth = count(pairs, pair -> pair.truth() == label) / size;
      double meanPrediction = count(pairs, pair -> pair.predicted() == label) / size;
      for (ClassPair pair : pairs) {
        double truth = (pair.truth() == label ? 1 : 0) - meanTruth;
        double prediction = (pair.predicted() == label ? 1 : 0) - meanPrediction;
        both += truth * prediction;
        truths += truth * truth;
        predictions += prediction * prediction;
      }
    }
    return truths < 1e-9 || predictions < 1e-9 ? 0 : both / Math.sqrt(truths * predictions);
  }

  private static double weight(int distance, int power) {
    return distance == 0 ? 0 : Math.pow(Math.abs(distance), power);
  }

  private static double hits(List<ClassPair> pairs, int label) {
    return count(pairs, pair -> pair.truth() == label && pair.predicted() == label);
  }

  private static double count(List<ClassPair> pairs, Predicate<ClassPair> predicate) {
    return pairs.stream().filter(predicate).count();
  }
}
