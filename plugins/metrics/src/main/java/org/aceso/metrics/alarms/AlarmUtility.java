package org.aceso.metrics.alarms;

/**
 * The utility of calls over a stay, hour by hour: a call pays the more the nearer it comes to the
 * best moment before the onset, a missed onset costs ever more, and a false call a little. (M. A.
 * Reyna et al., Critical Care Medicine 48 (2020) 210-217; PhysioNet/CinC Challenge 2019.)
 *
 * <p>With s = the first labelled hour - {@code optimal}, the moment of the onset, and d = t - s,
 * hour t of a stay with a labelled hour is worth, when called, max({@code hit} (d - {@code
 * earliest}) / ({@code optimal} - {@code earliest}), {@code falseAlarm}) up to d = {@code optimal},
 * then {@code hit} ({@code latest} - d) / ({@code latest} - {@code optimal}) up to d = {@code
 * latest}; when not called, 0 up to d = {@code optimal}, then {@code missed} (d - {@code optimal})
 * / ({@code latest} - {@code optimal}); after {@code latest} always 0. Each hour of a stay without
 * a labelled hour is worth {@code falseAlarm} when called and {@code quiet} when not.
 *
 * @param earliest the first hour, from the onset, at which a call can be worth something; -12
 * @param optimal the hour of the best call, from the onset, after {@code earliest}; -6. Labels
 *     begin there
 * @param latest the last hour that counts, after {@code optimal}; 3
 * @param hit the worth of the best call; 1
 * @param missed the worth of the last missed hour; -2
 * @param falseAlarm the worth of a false call; -0.05
 * @param quiet the worth of a true silence; 0
 */
public record AlarmUtility(
    int earliest,
    int optimal,
    int latest,
    double hit,
    double missed,
    double falseAlarm,
    double quiet) {

  /**
   * @throws IllegalArgumentException when the three hours do not increase
   */
  public AlarmUtility {
    if (!(earliest < optimal && optimal < latest)) {
      throw new IllegalArgumentException(
          "the hours must increase: " + earliest + ", " + optimal + ", " + latest);
    }
  }

  /** As the PhysioNet/CinC Challenge 2019 had it. */
  public static AlarmUtility cinc2019() {
    return new AlarmUtility(-12, -6, 3, 1, -2, -0.05, 0);
  }

  /**
   * What calls are worth, beside the best and none.
   *
   * @param labels one for each hour
   * @param calls as many
   */
  public StayUtility of(boolean[] labels, boolean[] calls) {
    return new StayUtility(
        total(labels, calls),
        total(labels, bestCalls(labels)),
        total(labels, new boolean[labels.length]));
  }

  /** The sum over the hours of a stay. */
  double total(boolean[] labels, boolean[] calls) {
    int first = firstLabel(labels);
    double sum = 0;
    for (int hour = 0; hour < labels.length; hour++) {
      if (first < 0) {
        sum += calls[hour] ? falseAlarm : quiet;
      } else {
        int sinceOnset = hour - (first - optimal);
        sum += calls[hour] ? called(sinceOnset) : notCalled(sinceOnset);
      }
    }
    return sum;
  }

  /** Calls from {@code earliest} to {@code latest}, within the stay; none without an onset. */
  boolean[] bestCalls(boolean[] labels) {
    boolean[] best = new boolean[labels.length];
    int first = firstLabel(labels);
    for (int hour = 0; hour < labels.length && first >= 0; hour++) {
      int sinceOnset = hour - (first - optimal);
      best[hour] = sinceOnset >= earliest && sinceOnset <= latest;
    }
    return best;
  }

  private double called(int sinceOnset) {
    if (sinceOnset <= optimal) {
      double slope = hit / (optimal - earliest);
      return Math.max(slope * (sinceOnset - earliest), falseAlarm);
    }
    return sinceOnset <= latest ? hit * (latest - sinceOnset) / (latest - optimal) : 0;
  }

  private double notCalled(int sinceOnset) {
    boolean counts = sinceOnset > optimal && sinceOnset <= latest;
    return counts ? missed * (sinceOnset - optimal) / (latest - optimal) : 0;
  }

  private static int firstLabel(boolean[] labels) {
    for (int hour = 0; hour < labels.length; hour++) {
      if (labels[hour]) {
        return hour;
      }
    }
    return -1;
  }
}
