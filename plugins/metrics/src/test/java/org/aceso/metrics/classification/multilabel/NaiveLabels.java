package org.aceso.metrics.classification.multilabel;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The definitions written down word by word, over cases that each count once. */
final class NaiveLabels {
  private final List<LabelScores> cases;
  private final double threshold;
  private final int[] included;
  private final int[] defined;

  NaiveLabels(List<LabelScores> cases, double threshold, boolean leaveOut) {
    this.cases = cases;
    this.threshold = threshold;
    int labels = cases.get(0).labels().length;
    defined = IntStream.range(0, labels).filter(this::hasBoth).toArray();
    included = leaveOut ? defined : IntStream.range(0, labels).toArray();
  }

  private boolean hasBoth(int label) {
    return cases.stream().anyMatch(one -> one.labels()[label] == 1)
        && cases.stream().anyMatch(one -> one.labels()[label] == 0);
  }

  double macroAuroc() {
    return IntStream.of(defined).mapToDouble(this::auroc).average().orElse(Double.NaN);
  }

  double weightedAuroc() {
    double weights = IntStream.of(defined).mapToDouble(this::positives).sum();
    return IntStream.of(defined).mapToDouble(l -> positives(l) * auroc(l)).sum() / weights;
  }

  private double positives(int label) {
    return cases.stream().filter(one -> one.labels()[label] == 1).count();
  }

  double auroc(int label) {
    return auroc(new int[] {label});
  }

  double microAuroc() {
    return auroc(defined);
  }

  private double auroc(int[] labels) {
    double won = 0;
    double pairs = 0;
    for (LabelScores a : cases) {
      for (LabelScores b : cases) {
        for (int i : labels) {
          for (int j : labels) {
            if (a.labels()[i] == 1 && b.labels()[j] == 0) {
              won += Math.signum(a.scores()[i] - b.scores()[j]) / 2 + 0.5;
              pairs++;
            }
          }
        }
      }
    }
    return won / pairs;
  }

  double f1(int label, int outcome, double empty) {
    double right = count(label, (said, is) -> said == outcome && is == outcome);
    double wrong = count(label, (said, is) -> is >= 0 && !said.equals(is));
    return right + wrong == 0 ? empty : 2 * right / (2 * right + wrong);
  }

  double macroF1(double empty) {
    return mean(label -> f1(label, 1, empty));
  }

  double bothOutcomes() {
    return mean(label -> (f1(label, 1, 0) + f1(label, 0, 0)) / 2);
  }

  double microF1() {
    double right = sum((said, is) -> said == 1 && is == 1);
    double wrong = sum((said, is) -> is >= 0 && !said.equals(is));
    double cells = sum((said, is) -> is >= 0);
    double empty = cells == 0 ? Double.NaN : 0;
    return right + wrong == 0 ? empty : 2 * right / (2 * right + wrong);
  }

  double hamming() {
    return sum((said, is) -> is >= 0 && !said.equals(is)) / sum((said, is) -> is >= 0);
  }

  double rescaled(boolean[] constant) {
    double base =
        mean(
            label -> {
              double present = count(label, (said, is) -> is == 1);
              double absent = count(label, (said, is) -> is == 0);
              boolean scores = constant[label] && present > 0;
              return scores ? 2 * present / (2 * present + absent) : 0;
            });
    return (macroF1(0) - base) / (1 - base);
  }

  double exact() {
    return meanOverCases(
        one ->
            IntStream.of(counted(one))
                    .allMatch(l -> one.labels()[l] == (one.scores()[l] >= threshold ? 1 : 0))
                ? 1
                : 0);
  }

  double rankingLoss() {
    return meanOverCases(this::rankingLoss);
  }

  private double rankingLoss(LabelScores one) {
    double lost = 0;
    double pairs = 0;
    for (int i : counted(one)) {
      for (int j : counted(one)) {
        if (one.labels()[i] == 1 && one.labels()[j] == 0) {
          pairs++;
          lost += one.scores()[j] >= one.scores()[i] ? 1 : 0;
        }
      }
    }
    return pairs == 0 ? 0 : lost / pairs;
  }

  double macroAveragePrecision() {
    return IntStream.of(defined).mapToDouble(this::averagePrecision).average().orElse(Double.NaN);
  }

  /** The mean over positives of the precision at the score of each. */
  private double averagePrecision(int label) {
    return cases.stream()
        .filter(one -> one.labels()[label] == 1)
        .mapToDouble(one -> precision(label, one.scores()[label]))
        .average()
        .orElseThrow();
  }

  private double precision(int label, double score) {
    return cases.stream()
        .filter(one -> one.labels()[label] >= 0 && one.scores()[label] >= score)
        .mapToInt(one -> one.labels()[label])
        .average()
        .orElseThrow();
  }

  double coverage() {
    return meanOverCases(
        one ->
            IntStream.of(counted(one))
                .filter(label -> one.labels()[label] == 1)
                .mapToLong(label -> above(one, one.scores()[label]).count())
                .max()
                .orElse(0));
  }

  double rankingPrecision() {
    return meanOverCases(
        one ->
            IntStream.of(counted(one))
                .filter(label -> one.labels()[label] == 1)
                .mapToDouble(
                    label ->
                        above(one, one.scores()[label])
                            .map(other -> one.labels()[other])
                            .average()
                            .orElseThrow())
                .average()
                .orElse(1));
  }

  private IntStream above(LabelScores one, double score) {
    return IntStream.of(counted(one)).filter(label -> one.scores()[label] >= score);
  }

  private double meanOverCases(ToDoubleFunction<LabelScores> value) {
    return cases.stream()
        .filter(one -> counted(one).length > 0)
        .mapToDouble(value)
        .average()
        .orElse(Double.NaN);
  }

  private int[] counted(LabelScores one) {
    return IntStream.of(included).filter(label -> one.labels()[label] >= 0).toArray();
  }

  private double mean(IntToDoubleFunction value) {
    return IntStream.of(included).mapToDouble(value).average().orElse(Double.NaN);
  }

  private double sum(BiPredicate<Integer, Integer> cell) {
    return IntStream.of(included).mapToDouble(label -> count(label, cell)).sum();
  }

  private double count(int label, BiPredicate<Integer, Integer> cell) {
    return cases.stream()
        .filter(one -> cell.test(one.scores()[label] >= threshold ? 1 : 0, one.labels()[label]))
        .count();
  }
}
