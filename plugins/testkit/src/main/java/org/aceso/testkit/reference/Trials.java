package org.aceso.testkit.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.runner.Checked;
import org.aceso.runner.Configuring;
import org.aceso.runner.Evaluator;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Limits;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Metric;
import org.aceso.spi.Setting;

/** Evaluates submissions with one type, each once. */
final class Trials {
  private final ChallengeType type;
  private final DataFolder data;
  private final Evaluator evaluator =
      new Evaluator(Limits.standard(), Runtime.getRuntime().availableProcessors());
  private final Map<Group.Inputs, Scored> scored = new HashMap<>();
  private final Map<Group.Inputs, String> failed = new HashMap<>();

  Trials(ChallengeType type, DataFolder data) {
    this.type = type;
    this.data = data;
  }

  /**
   * What comes of a submission.
   *
   * @throws IllegalArgumentException when it cannot be evaluated, and why
   */
  Scored score(Group.Inputs inputs) {
    Scored known = scored.get(inputs);
    if (known != null) {
      return known;
    }
    if (failed.containsKey(inputs)) {
      throw new IllegalArgumentException(failed.get(inputs));
    }
    try {
      Scored result = evaluate(inputs);
      scored.put(inputs, result);
      return result;
    } catch (IllegalArgumentException | EvaluatorException e) {
      failed.put(inputs, e.getMessage());
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private Scored evaluate(Group.Inputs inputs) {
    Evaluation<?, ?, ?> evaluation =
        usable(
            "settings",
            Configuring.configure(
                type, SettingValues.fromJson(type.settings(), settings(inputs.settings()))));
    Upload reference = Upload.of(data.find(inputs.reference()));
    CaseList cases =
        inputs.cases() == null
            ? usable("reference", evaluator.listCases(evaluation, reference))
            : CaseColumns.read(data.find(inputs.cases()), inputs.caseColumn());
    Outcome outcome =
        evaluator.score(
            evaluation,
            cases,
            reference,
            Upload.of(data.find(inputs.submission())),
            Resampling.of(0, 0, keys(evaluation)));
    return new Scored(outcome, cases);
  }

  private ObjectNode settings(ObjectNode stated) {
    ObjectNode settings = stated.deepCopy();
    for (Setting setting : type.settings()) {
      JsonNode value = settings.path(setting.name());
      if (setting.kind() == Setting.Kind.FILE && value.asText().startsWith("@")) {
        Path file = data.find(value.asText().substring(1));
        settings.put(setting.name(), file.toAbsolutePath().toString());
      }
    }
    return settings;
  }

  private static <O extends Record> Set<String> keys(Evaluation<?, ?, O> evaluation) {
    return evaluation.metrics().stream()
        .map(Metric::info)
        .map(info -> info.key())
        .collect(Collectors.toSet());
  }

  private static <T> T usable(String what, Checked<T> checked) {
    return checked
        .value()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the " + what + " is refused: " + checked.issues().summary()));
  }
}
