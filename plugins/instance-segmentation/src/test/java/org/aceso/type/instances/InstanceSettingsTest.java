package org.aceso.type.instances;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aceso.runner.Checked;
import org.aceso.runner.Configuring;
import org.aceso.runner.SettingValues;
import org.aceso.spi.Evaluation;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstanceSettingsTest {

  @Test
  void classes_haveMetricsOfTheirOwn() {
    assertTrue(keys("classes=a,b").contains("recognition_quality@1[class=b]"));
    List<String> unclassed = keys("class_column=");
    assertFalse(unclassed.stream().anyMatch(key -> key.contains("class=")), unclassed::toString);
    assertTrue(unclassed.contains("threshold_precision@1"));
  }

  @Test
  void badImageList_isReportedWithItsPlace(@TempDir Path folder) throws IOException {
    Path list = Files.writeString(folder.resolve("images.csv"), "image_id,width,height\na,0,5\n");
    List<Issue> issues = configure("classes=a", "image_list=" + list).issues().issues();
    assertEquals("out_of_range", issues.get(0).code(), issues::toString);
    assertEquals(2, issues.get(0).location().line());
  }

  @Test
  void imageList_isNotForLabelMaps(@TempDir Path folder) throws IOException {
    Path list = Files.writeString(folder.resolve("images.csv"), "image_id,width,height\na,4,5\n");
    List<Issue> issues =
        configure("file_format=png", "classes=a", "image_list=" + list).issues().issues();
    assertEquals("image_list", issues.get(0).location().field(), issues::toString);
  }

  @Test
  void classesOfLabelMaps_standInAFileWhereThereAreSeveral() {
    FormatInfo several = format("file_format=nifti", "classes=a,b", "class_file={case}.txt");
    assertEquals(List.of("{case}.nii.gz", "{case}.nii", "{case}.txt"), several.fileNames());
    assertEquals(List.of("a", "b"), several.columns().get(1).choices());
    FormatInfo one = format("file_format=png", "classes=a");
    assertEquals(List.of("{case}.png"), one.fileNames());
    assertEquals(1, one.columns().size());
    assertEquals(65_535, one.columns().get(0).most());
  }

  private static FormatInfo format(String... settings) {
    return configure(settings).get().predictions().info();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "classes=a,a|classes",
        "classes=a=b|classes",
        "classes=|classes",
        "class_column=|classes",
        "case_column= |case_column",
        "rle_column=image_id|rle_column",
        "class_column=rle|class_column",
        "file_format=png;file_names=mask.png|file_names",
        "file_format=png;class_file=classes.csv|class_file",
        "file_format=png;class_file={case}.png|class_file",
        "file_format=nifti;most_instances=0|most_instances",
        "file_format=nifti;most_instances=65536|most_instances",
        "file_format=nifti;geometry_tolerance=-1|geometry_tolerance",
        "file_format=nifti;geometry_tolerance=1,2|geometry_tolerance",
        "size_columns=width|size_columns",
        "size_columns=image_id,height|size_columns"
      })
  void badSetting_isReportedAtItsName(String setting, String name) {
    List<String> all = new ArrayList<>(List.of(setting.split(";", -1)));
    all.add(setting.startsWith("classes") ? "class_column=class" : "classes=a,b");
    List<Issue> issues = configure(all.toArray(String[]::new)).issues().issues();
    assertEquals("invalid_setting", issues.get(0).code(), issues::toString);
    assertEquals(name, issues.get(0).location().field(), issues::toString);
  }

  private static List<String> keys(String... settings) {
    return configure(settings).get().metrics().stream().map(metric -> metric.info().key()).toList();
  }

  private static Checked<Evaluation<?, ?, ?>> configure(String... settings) {
    InstanceSegmentation type = new InstanceSegmentation();
    return Configuring.configure(type, SettingValues.fromText(type.settings(), List.of(settings)));
  }
}
