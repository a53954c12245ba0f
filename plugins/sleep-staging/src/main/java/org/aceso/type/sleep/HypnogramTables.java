package org.aceso.type.sleep;

import java.util.List;
import org.aceso.formats.csv.CsvSeries;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Settings;

/** Hypnograms in one table of all nights: record, epoch, stage. */
final class HypnogramTables {
  private static final double LAST_EPOCH = EdfHypnogram.MOST_EPOCHS - 1;

  private final Settings settings;

  HypnogramTables(Settings settings) {
    this.settings = settings;
  }

  DataFormat<Hypnogram> predictions() {
    return table(Stages.PREDICTED);
  }

  DataFormat<Hypnogram> references() {
    return table(Stages.KNOWN);
  }

  private DataFormat<Hypnogram> table(List<String> words) {
    return CsvSeries.of(
        "One row an epoch with its stage of sleep.",
        List.of(
            Column.caseId(settings.text("record_column")),
            Column.integer(
                settings.text("epoch_column"), 0, LAST_EPOCH, "number of the epoch, from 0"),
            Column.choice(settings.text("stage_column"), words, "stage of sleep; N4 counts as N3")),
        1,
        Epochs.NAME,
        (night, rows, issues) ->
            new Hypnogram(rows.stream().mapToInt(row -> Stages.choice(row.choice(2))).toArray()));
  }
}
