package org.aceso.type.boxes;

import java.io.IOException;
import java.util.List;
import org.aceso.formats.coco.CocoJson;
import org.aceso.formats.csv.CsvRows;
import org.aceso.metrics.detection.Boxes;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** Boxes around what is found in images, as in cells, lesions or findings of a radiograph. */
public final class BoxDetection implements ChallengeType {

  @Override
  public Id id() {
    return Id.of("box-detection");
  }

  @Override
  public String title() {
    return "Box detection";
  }

  @Override
  public List<Setting> settings() {
    return BoxSettingList.all();
  }

  @Override
  public Evaluation<Boxes, Boxes, BoxObservation> configure(Settings settings, Issues issues)
      throws IOException {
    BoxSettings checked = BoxSettings.check(settings, issues);
    if (checked == null) {
      return null;
    }
    return new Evaluation<>(
        predictions(checked),
        references(checked),
        List.of(),
        List.of(),
        BoxObservation.class,
        new BoxObserver(checked),
        BoxScores.of(checked));
  }

  private static DataFormat<Boxes> predictions(BoxSettings settings) {
    if (settings.rules().isCocoJson()) {
      return CocoJson.results(settings.classes(), CocoBoxes.of(settings));
    }
    BoxColumns columns = BoxColumns.ofPredictions(settings);
    CsvRows<Boxes> rows =
        CsvRows.of(
                "One row a box; an image without rows has no box.",
                columns.columns(),
                new BoxReader(settings, columns))
            .withSample(columns.sample(settings))
            .withNone(Boxes.NONE);
    if (columns.rowId() >= 0) {
      rows = rows.withRowIds(columns.rowId(), settings.rows());
    }
    return settings.rules().refusesEmpty() ? rows.refusingNoRows() : rows;
  }

  private static DataFormat<Boxes> references(BoxSettings settings) {
    if (settings.rules().isCocoJson()) {
      return CocoJson.annotations(settings.classes(), CocoBoxes.of(settings));
    }
    BoxColumns columns = BoxColumns.ofTruth(settings);
    CsvRows<Boxes> rows =
        CsvRows.of("One row a true box.", columns.columns(), new BoxReader(settings, columns))
            .withSample(columns.sample(settings))
            .withNone(Boxes.NONE);
    // Images without boxes are in no row: a list of those with rows would tell which they are.
    return settings.images().images() == null ? rows : rows.listing(settings.images().images());
  }
}
