package org.aceso.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.TestCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ScoreCommandTest {
  private static final String BOTH = "org.aceso.command.References#both";

  @ParameterizedTest
  @MethodSource(BOTH)
  void submissions_scoreTheValuesOfTheReferenceImplementations(References references) {
    List<String> wrong = new ArrayList<>();
    JsonNode submissions = references.expected("expected.json").get("submissions");
    assertTrue(submissions.size() >= 9);
    submissions
        .properties()
        .forEach(
            submission -> {
              references
                  .keys()
                  .keySet()
                  .forEach(name -> assertTrue(submission.getValue().has(name), name));
              TestCommand ran =
                  references.score("truth.csv", "submissions/" + submission.getKey(), "--json");
              compare(references, submission, ran, wrong);
            });
    assertEquals(List.of(), wrong);
  }

  @Test
  void edgeCases_scoreTheValuesOfTheReferenceImplementations() {
    List<String> wrong = new ArrayList<>();
    References.RISK
        .expected("micro/expected.json")
        .properties()
        .forEach(
            edge -> {
              String stem = "micro/" + edge.getKey();
              TestCommand ran =
                  References.RISK.score(stem + ".truth.csv", stem + ".sub.csv", "--json");
              compare(References.RISK, edge, ran, wrong);
            });
    assertEquals(List.of(), wrong);
  }

  private static void compare(
      References references,
      Map.Entry<String, JsonNode> expected,
      TestCommand ran,
      List<String> wrong) {
    assertEquals(Exit.DONE, ran.status(), ran::toString);
    JsonNode json = References.json(ran);
    references
        .keys()
        .forEach(
            (name, key) -> {
              JsonNode value = expected.getValue().get(name);
              JsonNode actual = json.get("metrics").get(key);
              if (value != null && (actual == null || !references.isClose(value, actual))) {
                wrong.add(expected.getKey() + " " + key + ": " + actual + " is not " + value);
              }
            });
    JsonNode matrix = expected.getValue().path("confusion_matrix_rows_truth");
    JsonNode parts = json.get("parts").path("expected_cost@1").path("confusion_matrix");
    for (int row = 0; row < matrix.size(); row++) {
      for (int column = 0; column < matrix.get(row).size(); column++) {
        assertEquals(
            matrix.get(row).get(column).asInt(), parts.get(row).get(column).asInt(), "a part");
      }
    }
  }

  @Test
  void json_hasTheMembersThatScriptsRelyOn() {
    TestCommand ran = References.ORDINAL.score("truth.csv", "submissions/forest.csv", "--json");
    JsonNode json = References.json(ran);
    assertEquals("ordinal-classification@1", json.get("type").asText());
    assertEquals(412, json.get("cases").asInt());
    assertTrue(json.get("valid").asBoolean());
    assertEquals(10, json.get("metrics").size());
    assertEquals(0, json.get("issues").size());
    assertEquals(1, ran.out().lines().count());
    assertEquals("", ran.err());
  }

  @Test
  void undefinedValue_isNullWithItsReason() {
    TestCommand ran =
        References.RISK.score(
            "micro/only_negatives.truth.csv", "micro/only_negatives.sub.csv", "--json");
    JsonNode json = References.json(ran);
    assertTrue(json.get("metrics").get("auroc@1").isNull());
    assertEquals("one_class", json.get("undefined").get("auroc@1").asText());
    TestCommand text =
        References.RISK.score("micro/only_negatives.truth.csv", "micro/only_negatives.sub.csv");
    assertTrue(text.out().matches("(?s).*auroc@1 +undefined: one_class\n.*"), text.out());
    assertTrue(text.err().contains("one_class"), "the warning about the reference is lost");
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void invalidFiles_areRefusedWithAllTheirIssues(References references) {
    references
        .expected("expected.json")
        .get("invalid")
        .fieldNames()
        .forEachRemaining(
            file -> {
              TestCommand ran = references.score("truth.csv", "invalid/" + file, "--json");
              assertEquals(Exit.REFUSED, ran.status(), ran::toString);
              JsonNode json = References.json(ran);
              assertEquals(0, json.get("metrics").size());
              long counted = 0;
              for (JsonNode count : json.get("counts")) {
                counted += count.asLong();
              }
              assertEquals(counted, json.get("issues").size(), file);
              assertTrue(counted > 0, file);
              for (JsonNode issue : json.get("issues")) {
                assertEquals(7, issue.size(), issue::toString);
                assertEquals("ERROR", issue.get("severity").asText());
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "unknown_row.csv,'missing_case RBUYSNUD.tif,unknown_case 413 ZZZZZZZZZ.tif filename'",
    "two_hot.csv,not_one_hot 5 JIRILVAA.tif",
    "empty_cell.csv,empty_cell 5 JIRILVAA.tif 1",
    "empty.csv,empty_file"
  })
  void issues_sayWhereTheyAre(String file, String places) {
    JsonNode json =
        References.json(References.ORDINAL.score("truth.csv", "invalid/" + file, "--json"));
    List<String> found = new ArrayList<>();
    for (JsonNode issue : json.get("issues")) {
      StringBuilder place = new StringBuilder(issue.get("code").asText());
      for (String member : List.of("line", "case", "field")) {
        place.append(issue.get(member).isNull() ? "" : " " + issue.get(member).asText());
      }
      found.add(place.toString());
    }
    assertEquals(List.of(places.split(",")), found);
  }

  @Test
  void issues_areOneLineEachForPeople() {
    TestCommand ran = References.ORDINAL.score("truth.csv", "invalid/unknown_row.csv");
    assertEquals(Exit.REFUSED, ran.status());
    assertEquals("refused\n", ran.out());
    assertEquals(2, ran.err().lines().count());
    assertTrue(
        ran.err()
            .contains(
                "unknown_row.csv:413 case ZZZZZZZZZ.tif field filename: error unknown_case: "),
        ran.err());
  }

  @Test
  void metric_isComputedAloneWithTheSameBits() {
    String[] files = {"truth.csv", "submissions/" + anySubmission()};
    JsonNode all = References.json(References.RISK.score(files[0], files[1], "--json"));
    JsonNode some =
        References.json(
            References.RISK.score(
                files[0], files[1], "--json", "--metric", "ece@1[bins=15]", "--metric", "auroc@1"));
    List<String> keys = new ArrayList<>();
    some.get("metrics").fieldNames().forEachRemaining(keys::add);
    assertEquals(List.of("auroc@1", "ece@1[bins=15]"), keys, "in the order of the type");
    keys.forEach(key -> assertEquals(all.get("metrics").get(key), some.get("metrics").get(key)));
  }

  @Test
  void unknownMetric_isRefusedWithThoseThatThereAre() {
    TestCommand ran =
        References.RISK.score("truth.csv", "submissions/" + anySubmission(), "--metric", "auroc");
    assertEquals(Exit.USAGE, ran.status());
    assertEquals("", ran.out());
    assertTrue(
        ran.err()
            .contains(
                "with these settings there is no metric auroc; there is auroc@1,"
                    + " average_precision@1"),
        ran.err());
  }

  @Test
  void metric_besideAReceiptIsRefused(@TempDir Path folder) throws IOException {
    Path receipt = Files.writeString(folder.resolve("receipt.json"), "{}");
    TestCommand ran =
        References.RISK.score(
            "truth.csv",
            "submissions/" + anySubmission(),
            "--metric",
            "auroc@1",
            "--receipt",
            receipt.toString());
    assertEquals(Exit.USAGE, ran.status());
    assertTrue(ran.err().contains("take --metric away"), ran.err());
  }

  @Test
  void brokenReference_isToldInPlaceOfTheSubmission() {
    TestCommand ran =
        References.RISK.score("submissions/" + anySubmission(), "truth.csv", "--metric", "auroc@1");
    assertEquals(Exit.USAGE, ran.status());
    assertTrue(ran.err().contains("the reference cannot be used"), ran.err());
  }

  private static String anySubmission() {
    return References.RISK.expected("expected.json").get("submissions").fieldNames().next();
  }
}
