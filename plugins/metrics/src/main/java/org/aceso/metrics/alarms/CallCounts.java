package org.aceso.metrics.alarms;

/**
 * The hours of one stay by label and call.
 *
 * @param hits labelled and called
 * @param falseAlarms called alone
 * @param missed labelled alone
 * @param quiet neither
 */
public record CallCounts(long hits, long falseAlarms, long missed, long quiet) {

  /**
   * Counts hours.
   *
   * @param labels one for each hour
   * @param calls as many
   */
  public static CallCounts of(boolean[] labels, boolean[] calls) {
    long[] cells = new long[4];
    for (int hour = 0; hour < labels.length; hour++) {
      cells[(labels[hour] ? 2 : 0) + (calls[hour] ? 1 : 0)]++;
    }
    return new CallCounts(cells[3], cells[1], cells[2], cells[0]);
  }
}
