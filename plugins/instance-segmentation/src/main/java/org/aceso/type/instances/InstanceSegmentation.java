package org.aceso.type.instances;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aceso.formats.volume.ListedShape;
import org.aceso.metrics.detection.InstanceMap;
import org.aceso.metrics.detection.InstanceMatches;
import org.aceso.metrics.detection.InstanceMetrics;
import org.aceso.metrics.detection.Instances;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Metric;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** The pixels of each object of an image, as run lengths in a table or as label maps. */
public final class InstanceSegmentation implements ChallengeType {

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
    return InstanceSettingList.all();
  }

  @Override
  public Evaluation<?, ?, InstanceMatches> configure(Settings settings, Issues issues)
      throws IOException {
    InstanceSettings checked = InstanceSettings.check(settings, issues);
    if (checked == null) {
      return null;
    }
    return checked.maps().isPresent() ? ofMaps(checked, checked.maps().get()) : ofRows(checked);
  }

  private static Evaluation<Instances, Instances, InstanceMatches> ofRows(
      InstanceSettings settings) {
    InstanceRows rows = new InstanceRows(settings);
    int classes = settings.classes().size();
    return new Evaluation<>(
        rows.format("One row an instance; an image without rows has none."),
        rows.format("One row a true instance."),
        List.of(),
        List.of(),
        InstanceMatches.class,
        (image, predicted, truth) -> InstanceMatches.of(predicted, truth, classes),
        metrics(settings));
  }

  private static Evaluation<InstanceMap, InstanceMap, InstanceMatches> ofMaps(
      InstanceSettings settings, MapSettings maps) {
    DataFormat<InstanceMap> format = new InstanceMapFiles(settings, maps).format();
    int classes = settings.classes().size();
    return new Evaluation<>(
        format,
        format,
        List.of(),
        List.of(new ListedShape()),
        InstanceMatches.class,
        (image, predicted, truth) -> InstanceMatches.of(predicted, truth, classes),
        metrics(settings));
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
