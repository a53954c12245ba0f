package org.aceso.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aceso.runner.json.RunnerJson;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingValuesTest {
  private static final List<Setting> DECLARED =
      List.of(
          Setting.text("label", "yes", "the positive label"),
          Setting.choice("average", List.of("macro", "micro"), "how classes are averaged"),
          Setting.flag("strict", true, "whether to be strict"),
          Setting.integer("bins", 10, "how many bins"),
          Setting.numbers("costs", "0,1;1,0", "the cost of each confusion"),
          Setting.file("weights", "a weight for each case"));

  @TempDir private Path folder;

  @Test
  void standards_areUsedWhereNothingIsStated() {
    Settings settings = SettingValues.fromText(DECLARED, List.of()).get();
    assertEquals("yes", settings.text("label"));
    assertEquals("macro", settings.text("average"));
    assertTrue(settings.flag("strict"));
    assertEquals(10, settings.integer("bins"));
    assertArrayEquals(new double[][] {{0, 1}, {1, 0}}, settings.numbers("costs"));
    assertFalse(settings.has("weights"));
  }

  @Test
  void textAndJson_giveTheSameValues() throws IOException {
    Path file = Files.writeString(folder.resolve("w.csv"), "w");
    Settings text =
        SettingValues.fromText(
                DECLARED,
                List.of(
                    "label=a=b",
                    "average=micro",
                    "strict=false",
                    "bins=-3",
                    "costs=1.5,2",
                    "weights=" + file))
            .get();
    Settings json =
        json("{\"label\":\"a=b\",\"average\":\"micro\",\"strict\":false,\"bins\":-3,"
                + "\"costs\":[1.5,2],\"weights\":\""
                + file
                + "\"}")
            .get();
    for (Settings settings : List.of(text, json)) {
      assertEquals("a=b", settings.text("label"));
      assertEquals("micro", settings.text("average"));
      assertFalse(settings.flag("strict"));
      assertEquals(-3, settings.integer("bins"));
      assertArrayEquals(new double[][] {{1.5, 2}}, settings.numbers("costs"));
      assertEquals("w.csv", settings.file("weights").entries().get(0).name());
    }
    assertEquals(2.5, json("{\"costs\":2.5}").get().number("costs"));
    assertArrayEquals(
        new double[][] {{1, 2}, {3, 4}}, json("{\"costs\":[[1,2],[3,4]]}").get().numbers("costs"));
  }

  @Test
  void allProblems_areFoundAtOnceAtTheirSettings() {
    List<Setting> declared =
        List.of(DECLARED.get(1), DECLARED.get(3), Setting.text("unit", "", "the unit").mandatory());
    IssueReport report =
        SettingValues.fromText(
                declared, List.of("average=best", "bins=1.5", "depth=3", "bins=2", "plain"))
            .issues();
    assertEquals(
        List.of(
            "average bad_setting",
            "bins bad_setting",
            "bins duplicate_setting",
            "depth unknown_setting",
            "plain bad_setting",
            "unit missing_setting"),
        report.issues().stream().map(i -> i.location().field() + " " + i.code()).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "label=1",
        "strict=yes",
        "bins=1e3",
        "bins=99999999999999999999",
        "costs=",
        "costs=1,",
        "costs=1,2;3",
        "costs=NaN",
        "costs=1e400",
        "costs=1d",
        "weights=absent.csv"
      })
  void text_ofTheWrongKindIsRefused(String assignment) {
    boolean isText = assignment.startsWith("label");
    assertEquals(isText, SettingValues.fromText(DECLARED, List.of(assignment)).value().isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"label\":1}", "{\"average\":\"best\"}", "{\"strict\":\"true\"}", "{\"bins\":1.0}",
        "{\"bins\":1e30}", "{\"costs\":[]}", "{\"costs\":[[]]}", "{\"costs\":[[1],[2,3]]}",
        "{\"costs\":[1,[2]]}", "{\"costs\":[[1],2,3]}", "{\"costs\":\"1\"}", "{\"costs\":1e400}",
        "{\"costs\":[null]}", "{\"weights\":7}", "{\"label\":null}"
      })
  void json_ofTheWrongKindIsRefused(String object) throws JsonProcessingException {
    IssueReport report = json(object).issues();
    assertEquals(1, report.counts().getOrDefault("bad_setting", 0L), report::toString);
  }

  @Test
  void settings_refuseOtherNamesAndKinds() {
    Settings settings = SettingValues.fromText(DECLARED, List.of()).get();
    assertThrows(IllegalArgumentException.class, () -> settings.text("depth"));
    assertThrows(IllegalArgumentException.class, () -> settings.has("depth"));
    assertThrows(IllegalArgumentException.class, () -> settings.text("bins"));
    assertThrows(IllegalArgumentException.class, () -> settings.file("weights"));
    assertThrows(IllegalArgumentException.class, () -> settings.number("costs"));
  }

  @Test
  void numbers_areCopiedForEachCaller() {
    Settings settings = SettingValues.fromText(DECLARED, List.of()).get();
    settings.numbers("costs")[0][0] = 9;
    assertEquals(0, settings.numbers("costs")[0][0]);
  }

  @Test
  void standardOfTheWrongKind_isAFaultOfThePlugin() {
    List<Setting> bad = List.of(Setting.numbers("costs", "none", "costs"));
    EvaluatorException fault =
        assertThrows(EvaluatorException.class, () -> SettingValues.fromText(bad, List.of()));
    assertEquals(Fault.PLUGIN, fault.fault());
  }

  private static Checked<Settings> json(String object) throws JsonProcessingException {
    return SettingValues.fromJson(DECLARED, RunnerJson.mapper().readTree(object));
  }
}
