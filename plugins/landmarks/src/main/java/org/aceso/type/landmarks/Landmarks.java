package org.aceso.type.landmarks;

import java.util.ArrayList;
import java.util.List;
import org.aceso.metrics.landmarks.LandmarkErrors;
import org.aceso.metrics.landmarks.LandmarkMetrics;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Metric;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** Where named points lie in an image of two or three dimensions, as in cephalometry. */
public final class Landmarks implements ChallengeType {

  @Override
  public Id id() {
    return Id.of("landmarks");
  }

  @Override
  public String title() {
    return "Landmarks";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text("case_column", "image_id", "Name of the column of images in both files."),
        Setting.text("landmark_column", "landmark", "Name of the column of names of landmarks."),
        Setting.text("landmarks", "", "Names of the landmarks, with commas between them.")
            .mandatory(),
        Setting.text(
            "coordinate_columns",
            "x,y",
            "Names of the columns of coordinates in both files, two or three."),
        Setting.choice(
            "spacing",
            List.of("columns", "attributes", "none"),
            "Where the size of a pixel or voxel is stated: in columns of the reference, in"
                + " attributes of the case list, or none as coordinates are distances already."),
        Setting.text(
            "spacing_columns",
            "spacing_x_mm,spacing_y_mm",
            "Names of those columns or attributes, one for each coordinate."),
        Setting.choice(
            "missing_landmark",
            List.of("refused", "not_detected"),
            "What becomes of a submission without some landmark: it is refused, or the landmark"
                + " counts as not detected and has no part in mean errors."),
        Setting.flag(
            "absent_in_reference",
            false,
            "Whether images of the reference may lack a landmark: it then counts nowhere."),
        Setting.numbers(
            "thresholds", "2,2.5,3,4", "Distances within which a landmark is detected."),
        Setting.text("unit", "mm", "Unit of distances, shown beside errors."));
  }

  @Override
  public Evaluation<Points, Points, LandmarkErrors> configure(Settings settings, Issues issues) {
    LandmarkSettings checked = LandmarkSettings.check(settings, issues);
    if (checked == null) {
      return null;
    }
    PointTables tables = new PointTables(checked);
    return new Evaluation<>(
        tables.predictions(),
        tables.references(),
        List.of(),
        List.of(),
        LandmarkErrors.class,
        (forCase, predicted, truth) -> errors(predicted, truth),
        metrics(checked));
  }

  private static LandmarkErrors errors(Points predicted, Points truth) {
    int size = truth.places().length;
    double[] distances = new double[size];
    boolean[] known = new boolean[size];
    for (int landmark = 0; landmark < size; landmark++) {
      known[landmark] = truth.places()[landmark] != null;
      distances[landmark] = truth.distance(landmark, predicted);
    }
    return new LandmarkErrors(distances, known);
  }

  private static List<Metric<LandmarkErrors>> metrics(LandmarkSettings settings) {
    LandmarkMetrics metrics = new LandmarkMetrics(settings.landmarks(), settings.unit());
    List<Metric<LandmarkErrors>> all = new ArrayList<>();
    all.add(metrics.mean());
    all.add(metrics.deviation());
    all.add(metrics.median());
    all.add(metrics.largest());
    for (double threshold : settings.thresholds()) {
      all.add(metrics.detectionRate(threshold));
    }
    all.addAll(metrics.means());
    for (double threshold : settings.thresholds()) {
      all.addAll(metrics.detectionRates(threshold));
    }
    return all;
  }
}
