package org.aceso.type.boxes;

import java.nio.file.Path;
import org.aceso.testkit.Fixture;

/** The settings of the DigiLut challenge of the Health Data Hub (2024). */
final class DigiLut {
  private DigiLut() {}

  static Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/hdh-digilut"), BoxDetection::new)
        .with("case_column", "filename")
        .with("class_column", "")
        .with("box_columns", "x1,y1,x2,y2")
        .with("score_column", "")
        .with("unread_columns", "max_x,max_y")
        .withFile("row_list", "test.csv")
        .with("row_id_column", "trustii_id")
        .with("size_columns", "max_x,max_y")
        .with("zero_area", "true")
        .with("overlap", "giou")
        .with("threshold_rule", "above")
        .with("matching", "any")
        .with("betas", "2,1")
        .with("images_without_truth", "left_out");
  }
}
