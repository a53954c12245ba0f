package org.aceso.metrics.survival;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The definitions, written word by word in loops over pairs. */
final class NaiveSurvival {
  private final List<CensoredRisk> cases;
  private final List<FollowUp> known;
  private final List<FollowUp> training;
  private final Map<Double, Double> censoring = new HashMap<>();

  /**
   * @param training of which G is estimated; null for the cases themselves
   */
  NaiveSurvival(List<CensoredRisk> all, List<FollowUp> training) {
    cases = all.stream().filter(one -> one.outcome().isKnown()).toList();
    known = cases.stream().map(CensoredRisk::outcome).toList();
    this.training = training == null ? known : training.stream().filter(FollowUp::isKnown).toList();
  }

  double harrell(double tolerance) {
    return concordance(tolerance, Double.POSITIVE_INFINITY, false);
  }

  double uno(double tolerance, double tau) {
    return concordance(tolerance, tau, true);
  }

  private double concordance(double tolerance, double tau, boolean weighted) {
    double good = 0;
    double all = 0;
    for (CensoredRisk i : cases) {
      for (CensoredRisk j : cases) {
        double ti = i.outcome().time();
        boolean isLater =
            ti < j.outcome().time() || (ti == j.outcome().time() && !j.outcome().event());
        if (i.outcome().event() && isLater && ti < tau) {
          double g = weighted ? censoring(ti) : 1;
          double weight = g == 0 ? Double.NaN : 1 / (g * g);
          all += weight;
          boolean ties = Math.abs(i.risk() - j.risk()) <= tolerance;
          good += weight * (ties ? 0.5 : i.risk() > j.risk() ? 1 : 0);
        }
      }
    }
    return good / all;
  }

  /** G(t), those with the event leaving before those censored at the same time. */
  double censoring(double time) {
    return censoring.computeIfAbsent(time, this::notYetCensored);
  }

  private double notYetCensored(double time) {
    double last = training.stream().mapToDouble(FollowUp::time).max().orElse(-1);
    double g = product(training, time, one -> !one.event(), true);
    return time > last && g > 0 ? Double.NaN : g;
  }

  double survival(double time) {
    return product(known, time, FollowUp::event, false);
  }

  private static double product(
      List<FollowUp> people, double until, Predicate<FollowUp> drops, boolean othersFirst) {
    double value = 1;
    for (double time : people.stream().mapToDouble(FollowUp::time).distinct().sorted().toArray()) {
      long dropping = people.stream().filter(p -> p.time() == time && drops.test(p)).count();
      long others = people.stream().filter(p -> p.time() == time && !drops.test(p)).count();
      long atRisk = people.stream().filter(p -> p.time() >= time).count();
      if (time <= until && dropping > 0) {
        value *= 1 - (double) dropping / (atRisk - (othersFirst ? others : 0));
      }
    }
    return value;
  }

  double auc(double time) {
    double good = 0;
    double all = 0;
    for (CensoredRisk i : cases) {
      for (CensoredRisk j : cases) {
        if (i.outcome().event() && i.outcome().time() <= time && j.outcome().time() > time) {
          double g = censoring(i.outcome().time());
          double weight = g == 0 ? Double.NaN : 1 / g;
          all += weight;
          good += weight * (i.risk() == j.risk() ? 0.5 : i.risk() > j.risk() ? 1 : 0);
        }
      }
    }
    return good / all;
  }

  double meanAuc(double... grid) {
    double sum = 0;
    double before = 1;
    for (double time : grid) {
      if (survival(time) < before) {
        sum += (before - survival(time)) * auc(time);
      }
      before = survival(time);
    }
    return before == 1 ? Double.NaN : sum / (1 - before);
  }

  double brier(List<CensoredSurvival> curves, int index, double time) {
    double sum = 0;
    int n = 0;
    boolean isSomebodyBeyond = false;
    for (CensoredSurvival one : curves) {
      if (!one.outcome().isKnown()) {
        continue;
      }
      n++;
      double s = one.survival()[index];
      double end = one.outcome().time();
      boolean beyond = end > time;
      isSomebodyBeyond |= beyond;
      double g = censoring(beyond ? time : end);
      if (beyond) {
        sum += g == 0 ? 0 : (1 - s) * (1 - s) / g;
      } else if (one.outcome().event()) {
        sum += g == 0 ? 0 : s * s / g;
      }
    }
    return isSomebodyBeyond ? sum / n : Double.NaN;
  }

  double integratedBrier(List<CensoredSurvival> curves, double... grid) {
    double sum = 0;
    for (int index = 1; index < grid.length; index++) {
      double height = brier(curves, index - 1, grid[index - 1]) + brier(curves, index, grid[index]);
      sum += height / 2 * (grid[index] - grid[index - 1]);
    }
    return sum / (grid[grid.length - 1] - grid[0]);
  }
}
