package org.aceso.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.aceso.runner.Configuring;
import org.aceso.runner.Evaluator;
import org.aceso.runner.Limits;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.host.PluginJar;
import org.aceso.spi.CaseList;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;

/** Reading and scoring alone: one thread of this process, no server, no database. */
final class Alone implements AutoCloseable {
  private static final String COSTS =
      "{\"costs\": [[0,0.1,0.7,1],[0.1,0,0.3,0.7],[0.7,0.3,0,0.3],[1,0.7,0.3,0]]}";

  private final PluginJar jar;
  private final Evaluation<?, ?, ?> evaluation;
  private final CaseList cases;
  private final Upload reference;
  private final Path submission;
  private final Evaluator evaluator = new Evaluator(Limits.standard(), 1);
  private final Resampling resampling = Resampling.of(1_000, 1, Set.of("expected_cost@1"));

  Alone(Path plugin, Path work, Predictions predictions) throws IOException {
    jar = PluginJar.open(plugin);
    Path truth = Files.write(work.resolve("truth.csv"), predictions.truth());
    reference = new Upload(truth, "reference");
    submission = work.resolve("submission.csv");
    ChallengeType type = jar.types().get("ordinal-classification@1");
    evaluation =
        Configuring.configure(
                type, SettingValues.fromJson(type.settings(), new ObjectMapper().readTree(COSTS)))
            .get();
    cases = evaluator.listCases(evaluation, reference).get();
  }

  /** Scores this many submissions, one after the other. */
  Sample run(int submissions, Predictions predictions) throws IOException {
    Latencies latencies = new Latencies();
    long spent = 0;
    for (int i = 0; i < submissions; i++) {
      Files.write(submission, predictions.next());
      long start = System.nanoTime();
      Outcome outcome =
          jar.within(
              () ->
                  evaluator.score(
                      evaluation,
                      cases,
                      reference,
                      new Upload(submission, "submission"),
                      resampling));
      long duration = System.nanoTime() - start;
      if (outcome.scores().isEmpty()) {
        throw new IOException("a submission was refused: " + outcome.issues().summary());
      }
      latencies.add(duration);
      spent += duration;
    }
    return new Sample(
        submissions / (spent / 1e9),
        latencies.quantile(0.5),
        latencies.quantile(0.99),
        spent / 1e6 / submissions,
        Double.NaN,
        Double.NaN);
  }

  @Override
  public void close() {
    jar.close();
  }
}
