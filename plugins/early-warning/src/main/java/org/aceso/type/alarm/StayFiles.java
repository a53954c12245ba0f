package org.aceso.type.alarm;

import java.util.List;
import java.util.Map;
import org.aceso.formats.csv.RowFile;
import org.aceso.formats.files.CaseFiles;
import org.aceso.spi.Column;
import org.aceso.spi.Settings;

/** The files of a phase: one table a stay, one row an hour, cells separated by bars. */
final class StayFiles {
  private static final char BAR = '|';
  private static final List<String> NAMES = List.of("{case}.psv");
  private static final long MOST_BYTES_OF_CALLS = 1L << 18;
  private static final long MOST_BYTES_OF_TRUTH = 1L << 21;

  /** An hour of a submission. */
  private record Hour(double probability, boolean call) {}

  private final RowFile<Hour> calls;
  private final RowFile<Boolean> labels;

  StayFiles(Settings settings) {
    calls =
        RowFile.of(
                List.of(
                    Column.number(
                        settings.text("probability_column"), 0, 1, "probability of the event"),
                    Column.integer(settings.text("call_column"), 0, 1, "1 to call, 0 not to")),
                (row, issues) -> new Hour(row.number(0), row.number(1) == 1))
            .separatedBy(BAR);
    labels =
        RowFile.of(
                List.of(
                    Column.integer(
                        settings.text("label_column"),
                        0,
                        1,
                        "1 when a call is right, from then on")),
                (row, issues) -> row.number(0) == 1)
            .separatedBy(BAR)
            .amongOthers();
  }

  CaseFiles<Calls> predictions() {
    return CaseFiles.of(
            "psv-zip",
            "A zip with one file a stay, one row an hour: probability and call.",
            NAMES,
            MOST_BYTES_OF_CALLS,
            (file, issues) -> {
              List<Hour> hours = calls.read(file.entry(), issues);
              return new Calls(
                  hours.stream().mapToDouble(Hour::probability).toArray(),
                  array(hours.stream().map(Hour::call).toList()));
            },
            (stay, out) -> calls.writeSample(List.of("0.5", "0"), Hours.of(stay).orElse(1), out))
        .withColumns(calls.columns());
  }

  CaseFiles<boolean[]> references() {
    return CaseFiles.of(
            "psv-zip",
            "A zip with one file a stay, one row an hour; the label stands among measurements.",
            NAMES,
            MOST_BYTES_OF_TRUTH,
            (file, issues) -> array(labels.read(file.entry(), issues)),
            (stay, out) -> labels.writeSample(List.of("0"), Hours.of(stay).orElse(1), out))
        .withColumns(labels.columns())
        .listing(
            (file, issues) ->
                Map.of(Hours.NAME, Integer.toString(labels.read(file.entry(), issues).size())));
  }

  private static boolean[] array(List<Boolean> values) {
    boolean[] array = new boolean[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }
}
