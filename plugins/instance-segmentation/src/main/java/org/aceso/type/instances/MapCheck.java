package org.aceso.type.instances;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aceso.formats.labels.ImageKind;
import org.aceso.formats.volume.AllowedLabels;
import org.aceso.spi.Settings;

/** Looks at the settings of label maps. */
record MapCheck(Settings settings, InstanceCheck check) {
  private static final String RUN_LENGTHS = "rle";

  /**
   * How label maps come; empty for run lengths.
   *
   * @param classes how many there are
   */
  Optional<MapSettings> settings(int classes) {
    String format = settings.text("file_format");
    if (format.equals(RUN_LENGTHS)) {
      return Optional.empty();
    }
    if (settings.has("image_list")) {
      check.error("image_list", "the sizes of label maps are those of the reference: leave it out");
    }
    ImageKind kind = ImageKind.valueOf(format.toUpperCase(Locale.ROOT));
    List<String> patterns = patterns(kind);
    Optional<String> classFile = classes > 1 ? classFile(patterns) : Optional.empty();
    return Optional.of(
        new MapSettings(kind, patterns, classFile, mostInstances(), geometryTolerance()));
  }

  private List<String> patterns(ImageKind kind) {
    String text = settings.text("file_names");
    if (text.isEmpty()) {
      return kind.patterns();
    }
    List<String> patterns = List.of(text.split(",", -1));
    patterns.forEach(pattern -> checkPattern("file_names", pattern));
    return patterns;
  }

  private Optional<String> classFile(List<String> patterns) {
    String pattern = settings.text("class_file");
    checkPattern("class_file", pattern);
    if (patterns.contains(pattern)) {
      check.error("class_file", "images have this name");
    }
    return Optional.of(pattern);
  }

  private void checkPattern(String setting, String pattern) {
    if (pattern.split("\\{case}", -1).length != 2) {
      check.error(setting, "\"" + pattern + "\" does not hold {case} once");
    }
  }

  private int mostInstances() {
    long most = settings.integer("most_instances");
    if (most < 1 || most > AllowedLabels.LARGEST) {
      check.error("most_instances", "state 1 to " + AllowedLabels.LARGEST);
    }
    return (int) most;
  }

  private double geometryTolerance() {
    double[][] numbers = settings.numbers("geometry_tolerance");
    boolean isOne = numbers.length == 1 && numbers[0].length == 1;
    if (!isOne || numbers[0][0] < 0) {
      check.error("geometry_tolerance", "state one number of at least 0");
    }
    return numbers[0][0];
  }
}
