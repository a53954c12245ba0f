package org.aceso.type.boxes;

import java.util.List;
import java.util.stream.Stream;
import org.aceso.spi.Setting;

/** What an organiser can choose. */
final class BoxSettingList {
  private BoxSettingList() {}

  static List<Setting> all() {
    return Stream.of(columns(), lists(), rules()).flatMap(List::stream).toList();
  }

  private static List<Setting> columns() {
    return List.of(
        Setting.choice(
            "file_format",
            List.of("csv", "coco_json"),
            "Tables, or results and annotations in the JSON of COCO; classes are its category ids"
                + " then."),
        Setting.text("case_column", "image_id", "Name of the column of images in all files."),
        Setting.text(
            "class_column", "class", "Name of the column of classes; empty when there are none."),
        Setting.text("classes", "", "Names of the classes, with commas between them."),
        Setting.text(
            "box_columns",
            "xmin,ymin,xmax,ymax",
            "Names of the four columns of a box: smallest x, smallest y, then as box_form says."),
        Setting.choice(
            "box_form",
            List.of("corners", "corner_and_size"),
            "Whether the last two are largest x and y, or width and height."),
        Setting.text(
            "score_column",
            "score",
            "Name of the submission's column of scores; empty when there are none, and no"
                + " average precision."),
        Setting.text(
            "unread_columns", "", "Names of further columns of the reference, with commas."));
  }

  private static List<Setting> lists() {
    return List.of(
        Setting.file(
            "image_list", "Public CSV of all images, with size_columns where they are stated."),
        Setting.file(
            "row_list", "Public CSV of the rows that are expected: row_id_column, case_column."),
        Setting.text(
            "row_id_column", "", "Name of the submission's column of row ids; empty without."),
        Setting.choice(
            "missing_rows",
            List.of("refused", "accepted"),
            "Whether every row of row_list must be handed in."),
        Setting.text(
            "size_columns",
            "",
            "Names of the columns of width and height in image_list, or else in row_list: boxes"
                + " outside are refused."),
        Setting.choice(
            "empty_submission",
            List.of("accepted", "refused"),
            "Whether a file without a single box may be handed in."),
        Setting.flag("zero_area", false, "Whether boxes without an area are valid."));
  }

  private static List<Setting> rules() {
    return List.of(
        Setting.choice(
            "overlap", List.of("iou", "giou"), "What F-beta holds against the thresholds."),
        Setting.numbers("thresholds", "0.5", "Overlaps from which boxes match; F-beta for each."),
        Setting.choice(
            "threshold_rule",
            List.of("at_least", "above"),
            "Whether an overlap equal to the threshold matches."),
        Setting.choice(
            "matching",
            List.of("one_to_one", "any"),
            "Whether a true box counts for one box at most, or for any number of them."),
        Setting.numbers("betas", "1", "Betas of F-beta: above 1 recall weighs more."),
        Setting.choice(
            "images_without_truth",
            List.of("zero", "perfect_when_empty", "left_out"),
            "Mean F-beta of an image without true boxes: 0, or 1 when nothing is predicted, or it"
                + " does not count at all."),
        Setting.flag(
            "assigned_classes",
            false,
            "Adds metrics of the class that each true box is given by its nearest prediction."));
  }
}
