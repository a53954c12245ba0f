package org.aceso.type.instances;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aceso.formats.csv.CsvRows;
import org.aceso.metrics.detection.InstanceMatches;
import org.aceso.metrics.detection.InstanceMetrics;
import org.aceso.metrics.detection.Instances;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Metric;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** The pixels of each object of an image, as run lengths in a table. */
public final class InstanceSegmentation implements ChallengeType {
  private static final double LARGEST_ID = 1e12;

  @Override
  public Id id() {
    return Id.of("instance-segmentation");
  }

  @Override
  public String title() {
    return "Instance segmentation";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
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
            "Names of the columns of width and height in image_list."));
  }

  @Override
  public Evaluation<Instances, Instances, InstanceMatches> configure(
      Settings settings, Issues issues) throws IOException {
    InstanceSettings checked = InstanceSettings.check(settings, issues);
    if (checked == null) {
      return null;
    }
    int classes = checked.classes().size();
    return new Evaluation<>(
        format("One row an instance; an image without rows has none.", checked),
        format("One row a true instance.", checked),
        List.of(),
        List.of(),
        InstanceMatches.class,
        (image, predicted, truth) -> InstanceMatches.of(predicted, truth, classes),
        metrics(checked));
  }

  private static DataFormat<Instances> format(String description, InstanceSettings settings) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.caseId(settings.caseColumn()));
    columns.add(
        Column.integer(
            settings.instanceColumn(), 1, LARGEST_ID, "number of the instance, once in an image"));
    List<String> sample = new ArrayList<>(List.of("1"));
    if (!settings.classColumn().isEmpty()) {
      columns.add(Column.choice(settings.classColumn(), settings.classes(), "class"));
      sample.add(settings.classes().get(0));
    }
    columns.add(Column.choice(settings.rleColumn(), List.of(), "start and length of each run"));
    sample.add("1 1");
    CsvRows<Instances> rows =
        CsvRows.of(description, columns, new InstanceReader(settings))
            .withSample(sample)
            .withNone(Instances.NONE);
    // Images without instances are in no row: a list of those with rows would tell which they are.
    return settings.images() == null ? rows : rows.listing(settings.images());
  }

  private static List<Metric<InstanceMatches>> metrics(InstanceSettings settings) {
    InstanceMetrics metrics = new InstanceMetrics(settings.classes());
    List<Metric<InstanceMatches>> all = new ArrayList<>(metrics.means());
    if (!settings.classColumn().isEmpty()) {
      all.addAll(metrics.ofClasses());
    }
    all.addAll(metrics.binary());
    all.addAll(metrics.overThresholds());
    return all;
  }
}
