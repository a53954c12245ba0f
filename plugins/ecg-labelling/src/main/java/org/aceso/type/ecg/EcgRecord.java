package org.aceso.type.ecg;

import org.aceso.metrics.classification.multilabel.LabelScores;
import org.aceso.metrics.ecg.Diagnoses;

/** What the metrics need of one record: decisions, and scores beside labels. */
record EcgRecord(Diagnoses diagnoses, LabelScores scores) {

  static EcgRecord of(Output output, boolean[] truth) {
    int[] labels = new int[truth.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = truth[i] ? 1 : 0;
    }
    return new EcgRecord(
        new Diagnoses(truth, output.predicted()), new LabelScores(output.scores(), labels));
  }
}
