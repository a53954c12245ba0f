package org.aceso.testkit.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.aceso.runner.json.RunnerJson;

/**
 * What a child tells, one a line: one of the four, the others are null.
 *
 * @param begun a check that has begun, so that it is known when the child dies of it
 * @param refused why the settings or the fixture cannot be used
 */
record Line(Finding begun, Finding finding, Measure measure, String refused) {

  static Line begun(String topic, String check) {
    return new Line(Finding.ok(topic, check), null, null, null);
  }

  static Line of(Finding finding) {
    return new Line(null, finding, null, null);
  }

  static Line of(Measure measure) {
    return new Line(null, null, measure, null);
  }

  static Line refused(String why) {
    return new Line(null, null, null, why);
  }

  static Line read(String text) throws JsonProcessingException {
    return RunnerJson.mapper().readValue(text, Line.class);
  }

  String text() {
    try {
      return RunnerJson.mapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record that has no JSON", e);
    }
  }
}
