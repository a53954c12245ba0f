package org.aceso.type.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.aceso.runner.Configuring;
import org.aceso.runner.SettingValues;
import org.junit.jupiter.api.Test;

final class EarlyWarningSettingsTest {

  @Test
  void settings_areCheckedAll() {
    assertEquals(List.of(), refused());
    assertEquals(List.of("optimal_hours"), refused("optimal_hours=-12"));
    assertEquals(List.of("optimal_hours"), refused("latest_hours=-6"));
    assertEquals(List.of("optimal_hours"), refused("earliest_hours=-99999"));
    assertEquals(
        List.of("false_alarm", "hit", "missed", "quiet"),
        refused("hit=0", "missed=1", "false_alarm=1,2", "quiet=-1"));
    assertEquals(List.of("quiet"), refused("quiet=-0.06"));
    assertEquals(List.of("call_column"), refused("call_column=PredictedProbability"));
  }

  private static List<String> refused(String... settings) {
    EarlyWarning type = new EarlyWarning();
    return Configuring.configure(type, SettingValues.fromText(type.settings(), List.of(settings)))
        .issues()
        .issues()
        .stream()
        .flatMap(issue -> Stream.of(issue.location().field()))
        .sorted()
        .toList();
  }
}
