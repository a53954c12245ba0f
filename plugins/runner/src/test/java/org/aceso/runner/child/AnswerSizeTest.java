package org.aceso.runner.child;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.aceso.runner.IssueReport;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.Score;
import org.aceso.runner.json.RunnerJson;
import org.aceso.spi.Curve;
import org.junit.jupiter.api.Test;

final class AnswerSizeTest {
  private static final int POINTS = 1_001;

  /** As many labels as a setting can name, with the curve of each of their two rank metrics. */
  @Test
  void curvesOfManyLabels_fitIn() throws IOException {
    double[] coordinates = new double[POINTS];
    Arrays.setAll(coordinates, point -> point / (POINTS - 1.0));
    List<Score> scores = new ArrayList<>();
    for (int label = 0; label < 500; label++) {
      for (String id : List.of("auroc", "average_precision")) {
        scores.add(
            new Score(
                id + "@1[label=" + label + "]",
                0.5,
                null,
                new TreeMap<>(),
                List.of(new Curve(id, "x", "y", coordinates, coordinates)),
                new double[0],
                new double[0]));
      }
    }
    Outcome outcome = new Outcome(3, true, IssueReport.NONE, scores);
    byte[] answer = RunnerJson.binaryMapper().writeValueAsBytes(Response.answer(outcome));
    Request<?> request =
        new Request.ScoreParts(null, Path.of("no-such-cases.csv"), List.of(), Resampling.NONE);
    assertTrue(answer.length <= AnswerSize.most(request), () -> answer.length + " bytes");
  }
}
