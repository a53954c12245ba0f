package org.aceso.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.runner.CaseFile;
import org.aceso.runner.CaseRange;
import org.aceso.runner.Configuring;
import org.aceso.runner.Evaluator;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Limits;
import org.aceso.runner.Outcome;
import org.aceso.runner.PartEvaluator;
import org.aceso.runner.Resampling;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.json.RunnerJson;
import org.aceso.spi.CaseList;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Metric;

/** A fixture, configured and ready to evaluate uploads. */
public final class Bench {
  private static final int REPLICATES = 25;

  private final Fixture fixture;
  private final Evaluation<?, ?, ?> evaluation;
  private final CaseList cases;
  private final Evaluator evaluator;

  /**
   * A new type with the settings of the fixture.
   *
   * @throws IllegalArgumentException when settings or reference are refused
   */
  public Bench(Fixture fixture, int threads) {
    this.fixture = fixture;
    evaluator = new Evaluator(Limits.standard(), threads);
    ChallengeType type = fixture.type().get();
    evaluation =
        Configuring.configure(type, SettingValues.fromText(type.settings(), fixture.settings()))
            .get();
    cases = readCases();
  }

  private CaseList readCases() {
    if (fixture.cases().isEmpty()) {
      return evaluator.listCases(evaluation, Upload.of(fixture.reference())).get();
    }
    try {
      return CaseFile.read(fixture.cases().get()).get();
    } catch (IOException e) {
      throw new AssertionError("cannot read the case list of the fixture", e);
    }
  }

  Evaluation<?, ?, ?> evaluation() {
    return evaluation;
  }

  /** The cases of the fixture. */
  public CaseList cases() {
    return cases;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  /** Checks a submission as a competitor can. */
  public Outcome validate(Path submission) {
    return evaluator.validate(evaluation, cases, Upload.of(submission));
  }

  /** Scores with replicates and values per case of every metric. */
  public Outcome score(Path submission) {
    return score(fixture.reference(), submission, 0);
  }

  /** Scores without replicates, as most evaluations do. */
  public Outcome scoreOnce(Path submission) {
    return score(fixture.reference(), submission, Resampling.NONE);
  }

  Outcome score(Path reference, Path submission, long seed) {
    return score(reference, submission, Resampling.of(REPLICATES, seed, keys()));
  }

  private Outcome score(Path reference, Path submission, Resampling resampling) {
    try {
      return evaluator.score(
          evaluation, cases, Upload.of(reference), Upload.of(submission), resampling);
    } catch (EvaluatorException e) {
      throw new AssertionError(
          "scoring " + submission.getFileName() + " failed: " + e.getMessage(), e);
    }
  }

  /**
   * The same, put together from what was observed in ranges of cases.
   *
   * @param size of a range
   * @param folder for what is noted down
   * @return empty when there is something to be said about the submission
   */
  Optional<Outcome> scoreInParts(Path submission, int size, Path folder) {
    PartEvaluator parts = new PartEvaluator(Limits.standard(), 1);
    List<Path> observed = new ArrayList<>();
    for (int from = 0; from < cases.size(); from += size) {
      Path target = folder.resolve("from-" + from);
      CaseRange range = new CaseRange(from, Math.min(cases.size(), from + size));
      if (!parts.observe(
          evaluation,
          cases,
          Upload.of(fixture.reference()),
          Upload.of(submission),
          range,
          target)) {
        return Optional.empty();
      }
      observed.add(target);
    }
    return Optional.of(
        parts.score(evaluation, cases, observed, Resampling.of(REPLICATES, 0, keys())));
  }

  Set<String> keys() {
    return keys(evaluation);
  }

  private static <O extends Record> Set<String> keys(Evaluation<?, ?, O> evaluation) {
    return evaluation.metrics().stream()
        .map(Metric::info)
        .map(info -> info.key())
        .collect(Collectors.toSet());
  }

  /** The exact bits of something, to be compared. */
  static String bits(Object value) {
    try {
      return RunnerJson.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError("cannot be written as JSON", e);
    }
  }
}
