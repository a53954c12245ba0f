package org.aceso.type.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.aceso.metrics.alarms.AlarmUtility;
import org.junit.jupiter.api.Test;

/** What a single call is worth, hour by hour, against the script of PhysioNet/CinC 2019. */
final class MicroUtilityTest {
  private static final Path FILE = Path.of("src/test/resources/sepsis-utility/micro_utility.json");

  @Test
  void singleCalls_gainWhatTheScriptSays() throws IOException {
    JsonNode stays = new ObjectMapper().readTree(FILE.toFile());
    assertFalse(stays.isEmpty());
    for (JsonNode stay : stays) {
      boolean[] labels = new boolean[stay.get("length").asInt()];
      if (stay.get("first_label_hour").isInt()) {
        Arrays.fill(labels, stay.get("first_label_hour").asInt(), labels.length, true);
      }
      double silence = observed(labels, new boolean[labels.length]);
      assertEquals(stay.get("utility_all_negative").asDouble(), silence, 1e-12);
      for (int hour = 0; hour < labels.length; hour++) {
        boolean[] calls = new boolean[labels.length];
        calls[hour] = true;
        double gain = observed(labels, calls) - silence;
        assertEquals(stay.get("gain_if_only_hour_t_positive").get(hour).asDouble(), gain, 1e-12);
      }
    }
  }

  private static double observed(boolean[] labels, boolean[] calls) {
    return AlarmUtility.cinc2019().of(labels, calls).observed();
  }
}
