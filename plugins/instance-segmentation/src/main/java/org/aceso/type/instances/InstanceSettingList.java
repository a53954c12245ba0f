package org.aceso.type.instances;

import java.util.List;
import org.aceso.formats.volume.AllowedLabels;
import org.aceso.spi.Setting;

/** What an organiser can choose. */
final class InstanceSettingList {
  private InstanceSettingList() {}

  static List<Setting> all() {
    return List.of(
        Setting.choice(
            "file_format",
            List.of("rle", "png", "nifti"),
            "Run lengths in one table, or one label map a case, whose values are instances."),
        Setting.text("case_column", "image_id", "Name of the column of images in all files."),
        Setting.text(
            "instance_column", "instance_id", "Name of the column of instance numbers, from 1."),
        Setting.text(
            "class_column", "class", "Name of the column of classes; empty when there are none."),
        Setting.text("classes", "", "Names of the classes, with commas between them."),
        Setting.text(
            "rle_column",
            "rle",
            "Name of the column of run lengths: start and length in turn, pixels from 1."),
        Setting.file(
            "image_list", "Public CSV of all images with their size: case_column, size_columns."),
        Setting.text(
            "size_columns",
            "width,height",
            "Names of the columns of width and height in image_list."),
        Setting.text(
            "file_names",
            "",
            "Label maps: names of files with {case} for the id, several with commas; empty for"
                + " {case}.png, or {case}.nii.gz and {case}.nii."),
        Setting.text(
            "class_file",
            "{case}.csv",
            "Label maps of several classes: name of the file with the class of each instance of a"
                + " case, with the columns instance_column and class_column."),
        Setting.integer(
            "most_instances",
            AllowedLabels.LARGEST,
            "Label maps: the most instances that an image may have, 1 to 65535."),
        Setting.numbers(
            "geometry_tolerance",
            "0.001",
            "Label maps in NIfTI files: largest difference in mm of a number of spacing and affine"
                + " from those of the case."));
  }
}
