package org.aceso.type.alarm;

import java.util.List;
import java.util.stream.IntStream;
import org.aceso.metrics.alarms.CallCounts;
import org.aceso.metrics.alarms.ScoredHour;
import org.aceso.metrics.alarms.StayUtility;
import org.aceso.metrics.classification.ScoredLabel;

/**
 * What the metrics need of one stay.
 *
 * @param probabilities one for each hour
 * @param labels as many
 */
record Stay(double[] probabilities, boolean[] labels, CallCounts counts, StayUtility utility) {

  List<ScoredLabel> scores() {
    return IntStream.range(0, labels.length)
        .mapToObj(hour -> new ScoredLabel(probabilities[hour], labels[hour]))
        .toList();
  }

  List<ScoredHour> hours() {
    return IntStream.range(0, labels.length)
        .mapToObj(hour -> new ScoredHour(probabilities[hour], labels[hour]))
        .toList();
  }
}
