package org.aceso.type.sleep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.aceso.runner.Configuring;
import org.aceso.runner.SettingValues;
import org.junit.jupiter.api.Test;

final class SleepSettingsTest {

  @Test
  void settings_areChecked() {
    assertEquals(List.of(), refused());
    assertEquals(List.of("stage_column"), refused("stage_column=epoch"));
    assertEquals(List.of("epoch_seconds"), refused("epoch_seconds=0"));
    assertEquals(List.of("epoch_seconds"), refused("epoch_seconds=20,30"));
    assertEquals(List.of("hypnogram_file"), refused("hypnogram_file=night.edf"));
    assertEquals(List.of("hypnogram_file"), refused("hypnogram_file={case}/{case}.edf"));
  }

  private static List<String> refused(String... settings) {
    SleepStaging type = new SleepStaging();
    return Configuring.configure(type, SettingValues.fromText(type.settings(), List.of(settings)))
        .issues()
        .issues()
        .stream()
        .map(issue -> issue.location().field())
        .toList();
  }
}
