package org.example.glaucoma;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aceso.formats.files.CaseFile;
import org.aceso.formats.files.CaseFiles;
import org.aceso.formats.png.*;
import org.aceso.formats.volume.*;
import org.aceso.spi.*;

/** How much of the height of the optic disc its cup takes: a large ratio is a sign of glaucoma. */
public final class CupDiscRatio implements ChallengeType {
  /** Ratios from 0, no cup, to 1. */
  record Ratios(double predicted, double actual) {}

  @Override
  public Id id() {
    return Id.of("cup-disc-ratio");
  }

  @Override
  public String title() {
    return "Vertical cup-to-disc ratio";
  }

  @Override
  public List<Setting> settings() {
    return List.of();
  }

  @Override
  public Evaluation<Double, Double, Ratios> configure(Settings settings, Issues issues) {
    MetricInfo error =
        MetricInfo.of("mean_absolute_error", "Mean absolute error", Better.LOWER, 0, 1);
    return new Evaluation<>(
        images(),
        images(),
        List.of(),
        List.of(),
        Ratios.class,
        (eye, predicted, truth) -> new Ratios(predicted, truth),
        List.of(Metric.mean(error, eye -> Math.abs(eye.predicted() - eye.actual()))));
  }

  // guide:images
  private static final PngLabels LABELS =
      new PngLabels(AllowedLabels.of(List.of(1, 2)), new GeometryCheck(0), new double[] {1, 1, 1});

  private static DataFormat<Double> images() {
    String about = "One PNG an eye, as large as its photograph: 0 background, 1 rim, 2 cup.";
    List<String> names = List.of("{case}.png");
    return CaseFiles.of(
            "disc-png-zip", about, names, 1 << 22, CupDiscRatio::ratio, CupDiscRatio::writeSample)
        .listing(
            (file, issues) ->
                LABELS
                    .readGeometry(file.entry(), file.forCase(), issues)
                    .map(VoxelGeometry::attributes)
                    .orElse(Map.of()));
  }

  private static Double ratio(CaseFile file, Issues issues) throws IOException {
    LabelVolume image = LABELS.read(file.entry(), file.forCase(), issues);
    double disc = image == null ? 1 : rows(image, 1);
    if (disc == 0) {
      issues.error("no_disc", "no pixel is rim or cup", Location.NOWHERE);
    }
    return image == null ? null : rows(image, 2) / disc;
  }

  /** How many rows there are from the first to the last with a label of at least {@code least}. */
  private static int rows(LabelVolume image, int least) {
    int first = 0;
    int end = 0;
    for (int i = 0; i < image.bytes().length; i++) {
      if (image.bytes()[i] >= least) {
        first = end == 0 ? i / image.geometry().nx() : first;
        end = i / image.geometry().nx() + 1;
      }
    }
    return end - first;
  }

  /** A disc without a cup, as large as the photograph. */
  private static void writeSample(Case eye, OutputStream out) throws IOException {
    double[] side =
        GeometryCheck.attribute(eye, VoxelGeometry.SHAPE, 3).orElse(new double[] {16, 16, 1});
    double[] spacing = {1, 1, 1};
    VoxelGeometry geometry =
        new VoxelGeometry((int) side[0], (int) side[1], 1, spacing, new double[0]);
    byte[] labels = new byte[geometry.voxels()];
    Arrays.fill(labels, (byte) 1);
    PngWriter.write(geometry, labels, out);
  }
  // end
}
