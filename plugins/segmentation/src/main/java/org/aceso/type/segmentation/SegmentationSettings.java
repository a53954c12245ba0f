package org.aceso.type.segmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.aceso.formats.labels.ImageKind;
import org.aceso.metrics.segmentation.AbsenceRule;
import org.aceso.metrics.segmentation.Average;
import org.aceso.metrics.segmentation.OverlapMeasures;
import org.aceso.metrics.segmentation.StructureMeasure;
import org.aceso.metrics.segmentation.SurfaceMeasures;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Settings;

/**
 * The settings of a phase, checked.
 *
 * @param all the labels and regions of the phase
 * @param scored those of them that are scored, at least one
 * @param patterns names of files
 * @param pixelSpacing in mm along x, y and z where neither file nor case states one
 * @param absence its worst distance is 0 where the diagonal of the image is meant
 */
record SegmentationSettings(
    Structures all,
    List<Structure> scored,
    ImageKind images,
    List<String> patterns,
    double[] pixelSpacing,
    double geometryTolerance,
    List<StructureMeasure> measures,
    Average average,
    AbsenceRule absence,
    boolean missingAsEmpty) {

  /** The settings, or null when a problem was reported. */
  static SegmentationSettings check(Settings settings, Issues issues) {
    Check check = new Check(settings, issues);
    Structures structures =
        Structures.read(settings.text("labels"), settings.text("regions"), check::error);
    ImageKind images = ImageKind.valueOf(settings.text("images").toUpperCase(Locale.ROOT));
    SegmentationSettings checked =
        new SegmentationSettings(
            structures,
            check.scored(structures),
            images,
            check.patterns(images),
            check.pixelSpacing(),
            check.atLeastZero("geometry_tolerance"),
            check.measures(),
            Average.valueOf(settings.text("average_over").toUpperCase(Locale.ROOT)),
            new AbsenceRule(
                settings.text("absent_in_both").equals("skipped"),
                settings.text("absent_in_one").equals("skipped"),
                check.atLeastZero("worst_distance")),
            settings.flag("missing_as_empty"));
    return check.failed ? null : checked;
  }

  private static final class Check {
    private final Settings settings;
    private final Issues issues;
    private boolean failed;

    Check(Settings settings, Issues issues) {
      this.settings = settings;
      this.issues = issues;
    }

    List<Structure> scored(Structures structures) {
      String which = settings.text("scored");
      List<Structure> scored =
          structures.all().stream()
              .filter(one -> which.equals("all") || which.equals("regions") == one.isRegion())
              .toList();
      if (scored.isEmpty() && !failed) {
        error("scored", "there are no regions to score");
      }
      return scored;
    }

    List<String> patterns(ImageKind images) {
      String text = settings.text("file_names");
      if (text.isEmpty()) {
        return images.patterns();
      }
      List<String> patterns = List.of(text.split(",", -1));
      for (String pattern : patterns) {
        if (pattern.split("\\{case}", -1).length != 2) {
          error("file_names", "\"" + pattern + "\" does not hold {case} once");
        }
      }
      return patterns;
    }

    double[] pixelSpacing() {
      double[] numbers = row("pixel_spacing");
      boolean isSpacing =
          (numbers.length == 1 || numbers.length == 2)
              && Arrays.stream(numbers).allMatch(length -> length > 0);
      if (!isSpacing) {
        error("pixel_spacing", "state one length above 0, or two: along x and along y");
      }
      return new double[] {numbers[0], numbers[numbers.length - 1], 1};
    }

    double atLeastZero(String setting) {
      double[] numbers = row(setting);
      if (numbers.length != 1 || numbers[0] < 0) {
        error(setting, "state one number of at least 0");
      }
      return numbers[0];
    }

    List<StructureMeasure> measures() {
      double[] tolerances = row("tolerances");
      if (Arrays.stream(tolerances).anyMatch(length -> length < 0)
          || Arrays.stream(tolerances).distinct().count() < tolerances.length) {
        error("tolerances", "state lengths of at least 0, each once");
        return List.of();
      }
      Set<String> families = new LinkedHashSet<>();
      List<StructureMeasure> measures = new ArrayList<>();
      for (String family : settings.text("measures").split(",", -1)) {
        List<StructureMeasure> of = family(family, tolerances);
        if (of.isEmpty() || !families.add(family)) {
          error(
              "measures",
              "\""
                  + family
                  + "\" is none of overlap, volume, border, surfel and amounts, or there twice");
        }
        measures.addAll(of);
      }
      return measures;
    }

    private static List<StructureMeasure> family(String name, double[] tolerances) {
      return switch (name) {
        case "overlap" -> OverlapMeasures.overlap();
        case "volume" -> OverlapMeasures.volume();
        case "border" -> SurfaceMeasures.border(tolerances);
        case "surfel" -> SurfaceMeasures.surfel(tolerances);
        case "amounts" -> OverlapMeasures.amounts();
        default -> List.of();
      };
    }

    private double[] row(String setting) {
      double[][] rows = settings.numbers(setting);
      if (rows.length != 1) {
        error(setting, "state one row of numbers");
      }
      return rows[0];
    }

    void error(String setting, String message) {
      failed = true;
      issues.error("invalid_setting", message, Location.setting(setting));
    }
  }
}
