package org.aceso.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aceso.runner.Outcome;
import org.aceso.runner.Score;
import org.aceso.runner.json.RunnerJson;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;

/** An outcome for programs. */
final class OutcomeJson {
  private OutcomeJson() {}

  static String text(String type, Outcome outcome) {
    ObjectNode json = RunnerJson.mapper().createObjectNode();
    json.put("type", type);
    json.put("cases", outcome.cases());
    json.put("valid", outcome.valid());
    ObjectNode metrics = json.putObject("metrics");
    ObjectNode undefined = json.putObject("undefined");
    ObjectNode parts = json.putObject("parts");
    for (Score score : outcome.scores()) {
      metrics.put(score.key(), score.value());
      if (score.value() == null) {
        undefined.put(score.key(), score.undefinedReason());
      }
      if (!score.parts().isEmpty()) {
        parts.set(score.key(), RunnerJson.mapper().valueToTree(score.parts()));
      }
    }
    ArrayNode issues = json.putArray("issues");
    outcome.issues().issues().forEach(issue -> issues.add(issue(issue)));
    json.set("counts", RunnerJson.mapper().valueToTree(outcome.issues().counts()));
    try {
      return RunnerJson.mapper().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that has no JSON", e);
    }
  }

  private static ObjectNode issue(Issue issue) {
    Location location = issue.location();
    ObjectNode json = RunnerJson.mapper().createObjectNode();
    json.put("severity", issue.severity().name());
    json.put("code", issue.code());
    json.put("message", issue.message());
    json.put("file", orNull(location.file()));
    json.put("line", location.line() == 0 ? null : location.line());
    json.put("case", orNull(location.caseId()));
    json.put("field", orNull(location.field()));
    return json;
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
