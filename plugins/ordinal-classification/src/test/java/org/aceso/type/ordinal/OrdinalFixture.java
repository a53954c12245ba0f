package org.aceso.type.ordinal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.runner.Checked;
import org.aceso.runner.Configuring;
import org.aceso.runner.Evaluator;
import org.aceso.runner.Limits;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.Score;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.Evaluation;

/** Runs the type on the files of the test resources, or on others. */
final class OrdinalFixture {
  static final Path FOLDER = folder();

  private final Evaluator evaluator = new Evaluator(Limits.standard(), 2);
  private final Evaluation<?, ?, ?> evaluation;
  private final Path truth;
  private final CaseList cases;

  OrdinalFixture(Path truth, String... settings) {
    this.evaluation = configure(settings).get();
    this.truth = truth;
    this.cases = evaluator.listCases(evaluation, Upload.of(truth)).get();
  }

  static OrdinalFixture ofBiopsies() {
    return new OrdinalFixture(FOLDER.resolve("truth.csv"));
  }

  static Checked<Evaluation<?, ?, ?>> configure(String... settings) {
    OrdinalClassification type = new OrdinalClassification();
    return Configuring.configure(type, SettingValues.fromText(type.settings(), List.of(settings)));
  }

  static JsonNode expected() {
    try {
      return new ObjectMapper().readTree(FOLDER.resolve("expected.json").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Outcome score(Path submission) {
    return evaluator.score(
        evaluation, cases, Upload.of(truth), Upload.of(submission), Resampling.NONE);
  }

  Map<String, Score> scores(Path submission) {
    Map<String, Score> byKey = new TreeMap<>();
    score(submission).scores().forEach(score -> byKey.put(score.key(), score));
    return byKey;
  }

  /** What is wrong with a submission: code, line, case and field of each issue. */
  List<String> problems(Path submission) {
    return score(submission).issues().issues().stream()
        .map(
            issue ->
                issue.code()
                    + " "
                    + issue.location().line()
                    + " "
                    + issue.location().caseId()
                    + " "
                    + issue.location().field())
        .map(String::strip)
        .toList();
  }

  private static Path folder() {
    try {
      return Path.of(OrdinalFixture.class.getResource("/ordinal-wsi/truth.csv").toURI())
          .getParent();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
