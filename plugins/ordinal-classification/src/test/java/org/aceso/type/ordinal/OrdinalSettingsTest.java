package org.aceso.type.ordinal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aceso.runner.Score;
import org.aceso.spi.Column;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrdinalSettingsTest {
  private static final String[] GRADES = {
    "case_column=slide",
    "labels=benign, low, high",
    "costs=0,1,2;1,0,1;4,1,0",
    "format=label",
    "label_column=grade"
  };

  @TempDir Path folder;

  @Test
  void classNames_areReadFromOneColumn() throws IOException {
    Path truth = file("truth.csv", "slide,grade\na,high\nb,benign\n");
    Map<String, Score> scores =
        new OrdinalFixture(truth, GRADES)
            .scores(file("predictions.csv", "slide,grade\nb,low\na,benign\n"));
    assertEquals(2.5, scores.get("mean_cost@1").value());
    assertEquals(-1.5, scores.get("expected_cost@1").value());
    assertEquals(1.5, scores.get("mean_absolute_error@1").value());
  }

  @Test
  void unknownClassName_isReportedAtItsCell() throws IOException {
    Path truth = file("truth.csv", "slide,grade\na,high\nb,benign\n");
    assertEquals(
        List.of("not_a_choice 2 b grade"),
        new OrdinalFixture(truth, GRADES)
            .problems(file("predictions.csv", "slide,grade\nb,severe\na,benign\n")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "costs|costs=0,1;1,0",
        "costs|costs=0,1,2;1,0,1;2,1,0",
        "costs|costs=0,1,1,1;1,0,1,1;1,1,0,1;1,1,1,0.5",
        "costs|costs=0,-1,1,1;1,0,1,1;1,1,0,1;1,1,1,0",
        "labels|labels=a,b,b,c",
        "labels|labels=a,b,,c",
        "labels|labels=a,b,c,filename",
        "label_column|label_column=filename"
      })
  void badSetting_isReportedAtItsName(String name, String setting) {
    List<Issue> issues = OrdinalFixture.configure(setting).issues().issues();
    assertEquals(1, issues.size(), issues::toString);
    assertEquals("invalid_setting", issues.get(0).code());
    assertEquals(name, issues.get(0).location().field());
  }

  @Test
  void costs_standInMessagesAsShortestDecimals() {
    List<Issue> issues =
        OrdinalFixture.configure("labels=a,b", "costs=0,-0.0001;1,0").issues().issues();
    assertEquals(
        "class a predicted as b must cost at least 0, not -0.0001", issues.get(0).message());
  }

  @Test
  void columnOfAClass_isDescribedByWhatItTakes() {
    Column column = OrdinalFixture.configure().get().predictions().info().columns().get(1);
    assertEquals(List.of("0", "1"), column.choices());
  }

  @Test
  void oneLabel_isNoScale() {
    List<Issue> issues = OrdinalFixture.configure("labels=a", "costs=0").issues().issues();
    assertEquals("there must be 2 to 1000 classes", issues.get(0).message());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
