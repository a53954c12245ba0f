package org.aceso.type.boxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aceso.runner.Checked;
import org.aceso.runner.Configuring;
import org.aceso.runner.SettingValues;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BoxSettingsTest {

  @Test
  void metrics_areThoseThatTheSettingsAskFor() {
    List<String> keys = keys("classes=a,b", "thresholds=0.3,0.5", "betas=2");
    assertTrue(keys.contains("average_precision@1[class=b,iou=0.5]"), keys::toString);
    assertTrue(
        keys.contains(
            "mean_f_beta@1[beta=2,matching=one_to_one,overlap=iou,rule=at_least,threshold=0.3]"),
        keys::toString);
    List<String> unscored = keys("class_column=", "score_column=");
    assertFalse(unscored.stream().anyMatch(key -> key.contains("average_precision")));
    assertFalse(unscored.stream().anyMatch(key -> key.contains("assigned")));
  }

  @Test
  void badLists_areReportedWithTheirPlace(@TempDir Path folder) throws IOException {
    Path images = Files.writeString(folder.resolve("images.csv"), "image_id,w,h\na,10,x\n");
    List<Issue> issues =
        configure("classes=a", "size_columns=w,h", "image_list=" + images).issues().issues();
    assertEquals("not_a_number", issues.get(0).code(), issues::toString);
    assertEquals(2, issues.get(0).location().line());
    Path rows = Files.writeString(folder.resolve("rows.csv"), "row,image_id\n1,a\n1,b\n");
    issues = configure("classes=a", "row_id_column=row", "row_list=" + rows).issues().issues();
    assertEquals("duplicate_case", issues.get(0).code(), issues::toString);
  }

  @Test
  void filesOfCoco_haveNoSettingsOfTables() {
    assertTrue(
        keys("file_format=coco_json", "classes=1,2").contains("mean_average_precision@1[iou=0.5]"));
    List<Issue> issues =
        configure("file_format=coco_json", "classes=1", "empty_submission=refused")
            .issues()
            .issues();
    assertEquals("file_format", issues.get(0).location().field(), issues::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "classes=a,a|classes",
        "classes=a b|classes",
        "classes=|classes",
        "class_column=|classes",
        "case_column= |case_column",
        "box_columns=x,y,w|box_columns",
        "box_columns=x,y,x,h|box_columns",
        "box_columns=x,y,w,score|box_columns",
        "unread_columns=xmin|unread_columns",
        "thresholds=0.5,0.5|thresholds",
        "thresholds=1.5|thresholds",
        "betas=0|betas",
        "size_columns=w|size_columns",
        "size_columns=w,h|size_columns"
      })
  void badSetting_isReportedAtItsName(String setting, String name) {
    String classes = setting.startsWith("classes") ? "class_column=class" : "classes=a";
    List<Issue> issues = configure(classes, setting).issues().issues();
    assertEquals("invalid_setting", issues.get(0).code(), issues::toString);
    assertEquals(name, issues.get(0).location().field(), issues::toString);
  }

  private static List<String> keys(String... settings) {
    return configure(settings).get().metrics().stream().map(metric -> metric.info().key()).toList();
  }

  private static Checked<Evaluation<?, ?, ?>> configure(String... settings) {
    BoxDetection type = new BoxDetection();
    return Configuring.configure(type, SettingValues.fromText(type.settings(), List.of(settings)));
  }
}
