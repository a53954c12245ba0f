package org.aceso.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aceso.evaluation.Replicates;
import org.aceso.runner.Score;

/** Compares what was computed again with what a receipt came with, bit by bit. */
final class ReceiptScores {
  private ReceiptScores() {}

  /** Each value that differs. */
  static List<String> differences(JsonNode stated, List<Score> computed) {
    Map<String, Score> scores = new LinkedHashMap<>();
    computed.forEach(score -> scores.put(score.key(), score));
    List<String> differences = new ArrayList<>();
    for (JsonNode one : stated) {
      String metric = one.path("metric").asText();
      Score score = scores.remove(metric);
      if (score == null) {
        differences.add(metric + " is not computed");
        continue;
      }
      double[] ascending = Replicates.ascending(score.replicates());
      compare(metric, one.get("value"), score.value(), differences);
      compare(metric + " low", one.get("low"), bound(ascending, 0.025), differences);
      compare(metric + " high", one.get("high"), bound(ascending, 0.975), differences);
    }
    scores.keySet().forEach(metric -> differences.add(metric + " is not in the receipt"));
    return differences;
  }

  private static Double bound(double[] ascending, double q) {
    return ascending.length == 0 ? null : Replicates.quantile(ascending, q);
  }

  private static void compare(String what, JsonNode stated, Double found, List<String> into) {
    Double wanted = stated == null || stated.isNull() ? null : stated.asDouble();
    if (!Objects.equals(wanted, found)) {
      into.add(what + " is " + found + ", the receipt has " + wanted);
    }
  }
}
