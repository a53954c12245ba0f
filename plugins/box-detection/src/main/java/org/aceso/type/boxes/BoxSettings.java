package org.aceso.type.boxes;

import java.io.IOException;
import java.util.List;
import org.aceso.formats.csv.RowList;
import org.aceso.metrics.detection.BoxMatcher;
import org.aceso.metrics.detection.BoxOverlap;
import org.aceso.metrics.detection.ObjectMatching;
import org.aceso.spi.Artifact;
import org.aceso.spi.Issues;
import org.aceso.spi.Settings;

/**
 * The settings of a phase, checked.
 *
 * @param names of columns that stand alone
 * @param classes in the order of their numbers; one without a name when there is no class column
 * @param boxColumns left, top, and right and bottom or width and height
 * @param unreadColumns columns that the reference has and nobody reads
 * @param images what is public
 * @param matcher how boxes are held against each other
 */
record BoxSettings(
    Names names,
    List<String> classes,
    List<String> boxColumns,
    List<String> unreadColumns,
    PublicImages images,
    Rules rules,
    BoxMatcher matcher,
    double[] betas) {

  /** Column names; empty where there is none. */
  record Names(String image, String type, String score, String rowId) {}

  /** What a phase says beside columns and numbers. */
  record Rules(
      boolean isCocoJson,
      boolean isCornerAndSize,
      boolean allowsZeroArea,
      boolean refusesEmpty,
      boolean scoresAssigned,
      WithoutTruth withoutTruth) {}

  /** How F of an image without true boxes counts. */
  enum WithoutTruth {
    ZERO,
    PERFECT_WHEN_EMPTY,
    LEFT_OUT
  }

  /** The settings, or null when a problem was reported. */
  static BoxSettings check(Settings settings, Issues issues) throws IOException {
    SettingCheck check = new SettingCheck(settings, issues);
    Names names =
        new Names(
            settings.text("case_column"),
            settings.text("class_column"),
            settings.text("score_column"),
            settings.text("row_id_column"));
    List<String> boxColumns = check.names("box_columns");
    List<String> unread = check.names("unread_columns");
    check.columns(names, boxColumns, unread);
    List<String> classes = check.classes(names);
    double[] thresholds = check.thresholds();
    double[] betas = check.betas();
    List<String> sizes = check.sizeColumns(names);
    check.fileFormat();
    if (check.failed()) {
      return null;
    }
    PublicImages images = images(settings, names, sizes, check);
    return check.failed()
        ? null
        : new BoxSettings(
            names,
            classes,
            boxColumns,
            unread,
            images,
            rules(settings),
            new BoxMatcher(
                settings.text("overlap").equals("giou") ? BoxOverlap.GIOU : BoxOverlap.IOU,
                thresholds,
                settings.text("threshold_rule").equals("above"),
                settings.text("matching").equals("any")
                    ? ObjectMatching.ANY
                    : ObjectMatching.ONE_TO_ONE),
            betas);
  }

  private static Rules rules(Settings settings) {
    return new Rules(
        settings.text("file_format").equals("coco_json"),
        settings.text("box_form").equals("corner_and_size"),
        settings.flag("zero_area"),
        settings.text("empty_submission").equals("refused"),
        settings.flag("assigned_classes"),
        switch (settings.text("images_without_truth")) {
          case "perfect_when_empty" -> WithoutTruth.PERFECT_WHEN_EMPTY;
          case "left_out" -> WithoutTruth.LEFT_OUT;
          default -> WithoutTruth.ZERO;
        });
  }

  private static PublicImages images(
      Settings settings, Names names, List<String> sizes, SettingCheck check) throws IOException {
    boolean hasImages = settings.has("image_list");
    PublicImages images = PublicImages.UNKNOWN;
    if (hasImages) {
      Artifact file = settings.file("image_list");
      images = PublicImages.ofImages(file, names.image, sizes, check::report);
    }
    if (!settings.has("row_list")) {
      return images;
    }
    boolean isComplete = settings.text("missing_rows").equals("refused");
    List<String> own = hasImages ? List.of() : sizes;
    PublicImages rows =
        PublicImages.ofRows(settings.file("row_list"), names, own, isComplete, check::report);
    return hasImages ? images.withRows(rows.rows()) : rows;
  }

  String caseColumn() {
    return names.image;
  }

  String classColumn() {
    return names.type;
  }

  String scoreColumn() {
    return names.score;
  }

  String rowIdColumn() {
    return names.rowId;
  }

  boolean isCornerAndSize() {
    return rules.isCornerAndSize;
  }

  boolean allowsZeroArea() {
    return rules.allowsZeroArea;
  }

  RowList rows() {
    return images.rows();
  }
}
