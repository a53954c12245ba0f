package org.aceso.type.boxes;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on the layout of CytologIA: the first of equal boxes wins. */
final class CytologiaTest implements ChallengeTypeContract {
  private static final String CLASSES =
      "PNN,LY,MO,EO,BA,Er,PM,Thromb,LAM3,Lysee,LyB,LLC,MBL,LGL,B,M,MM,LF,MoB,LH_lyAct,LM,LZMG,SS";

  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/cytologia"), BoxDetection::new)
        .with("case_column", "NAME")
        .with("classes", CLASSES)
        .with("box_columns", "x1,y1,x2,y2")
        .with("score_column", "")
        .with("unread_columns", "trustii_id")
        .withFile("row_list", "test.csv")
        .with("row_id_column", "trustii_id")
        .with("missing_rows", "accepted")
        .withFile("image_list", "images.csv")
        .with("size_columns", "width,height")
        .with("empty_submission", "refused")
        .with("zero_area", "true")
        .with("assigned_classes", "true")
        .withOrderedRows();
  }
}
