package org.aceso.type.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.aceso.spi.Issue;

/** Runs the type, with both values of epsilon, on the files of the test resources. */
final class RiskFixture {
  static final Path FOLDER = folder();

  private final Evaluator evaluator = new Evaluator(Limits.standard(), 2);
  private final Evaluation<?, ?, ?> evaluation =
      configure("epsilon=2.220446049250313e-16,1e-15").get();
  private final Path truth;
  private final CaseList cases;

  RiskFixture(String truthFile) {
    truth = FOLDER.resolve(truthFile);
    cases = evaluator.listCases(evaluation, Upload.of(truth)).get();
  }

  static Checked<Evaluation<?, ?, ?>> configure(String... settings) {
    BinaryRisk type = new BinaryRisk();
    return Configuring.configure(type, SettingValues.fromText(type.settings(), List.of(settings)));
  }

  static JsonNode expected(String file) {
    try {
      return new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Outcome score(String submission) {
    return evaluator.score(
        evaluation,
        cases,
        Upload.of(truth),
        Upload.of(FOLDER.resolve(submission)),
        Resampling.NONE);
  }

  Outcome checkReference() {
    return evaluator.checkReference(evaluation, cases, Upload.of(truth));
  }

  Map<String, Score> scores(String submission) {
    Map<String, Score> byKey = new TreeMap<>();
    score(submission).scores().forEach(score -> byKey.put(score.key(), score));
    return byKey;
  }

  /** What is wrong with a submission: code, line, case and field of each issue. */
  List<String> problems(String submission) {
    List<String> problems = new ArrayList<>();
    for (Issue issue : score(submission).issues().issues()) {
      problems.add(
          (issue.code()
                  + " "
                  + issue.location().line()
                  + " "
                  + issue.location().caseId()
                  + " "
                  + issue.location().field())
              .strip());
    }
    return problems;
  }

  private static Path folder() {
    try {
      return Path.of(RiskFixture.class.getResource("/binary-risk/truth.csv").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
