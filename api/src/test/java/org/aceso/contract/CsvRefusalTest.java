package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files as people really send them, to two phases with the same cases and different truths: the
 * issues must be those expected, and the same in both, so that they cannot tell of the truth.
 */
final class CsvRefusalTest {
  private static final Map<Question, List<String>> PHASES = new TreeMap<>();
  private static Trial.Team team;

  @BeforeAll
  static void open() {
    Trial trial = World.shared().trial();
    team = trial.team();
    for (Question question : Question.values()) {
      PHASES.put(
          question,
          List.of(
              trial.run(trial.phase(question, question.truth())),
              trial.run(trial.phase(question, question.otherTruth()))));
    }
  }

  static Stream<CsvFiles.Sent> refused() {
    return Stream.concat(CsvFiles.risk(), CsvFiles.ordinal());
  }

  static Stream<CsvFiles.Sent> accepted() {
    return Stream.of(Question.values()).flatMap(CsvFiles::accepted);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void badFile_isRefusedWithEveryPlaceAndGivesTheQuotaBack(CsvFiles.Sent sent) {
    List<String> phases = PHASES.get(sent.question());
    List<JsonNode> used = phases.stream().map(CsvRefusalTest::used).toList();
    List<String> ids =
        phases.stream()
            .map(phase -> Trial.submit(team, phase, sent.file()).expect(201).get("id"))
            .toList();
    for (String id : ids) {
      Reply submission = Trial.finished(team.captain(), id);
      assertEquals("INVALID", submission.get("state"));
      assertTrue(submission.json().path("scores").isMissingNode());
      assertEquals(sent.issues(), places(issues(id).path("items")));
      assertEquals(sent.issues().size(), sum(issues(id).path("counts")));
    }
    assertEquals(issues(ids.get(0)), issues(ids.get(1)));
    assertEquals(used, phases.stream().map(CsvRefusalTest::used).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void legalVariant_isScoredLikeThePlainFile(CsvFiles.Sent sent) {
    String phase = PHASES.get(sent.question()).get(0);
    byte[] plain = sent.question().prediction().getBytes(StandardCharsets.UTF_8);
    JsonNode expected = scores(Trial.submit(team, phase, plain).expect(201).get("id"));
    assertEquals(expected, scores(Trial.submit(team, phase, sent.file()).expect(201).get("id")));
  }

  private static JsonNode scores(String id) {
    Reply submission = Trial.finished(team.captain(), id);
    assertEquals("SCORED", submission.get("state"), issues(id).toString());
    return submission.json().path("scores");
  }

  private static JsonNode issues(String id) {
    return team.captain().get("/v1/submissions/" + id + "/issues").expect(200).json();
  }

  private static JsonNode used(String phase) {
    return team.captain().get("/v1/phases/" + phase + "/quota").json().at("/limits/0/used");
  }

  private static List<String> places(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(
            issue ->
                String.join(
                    " ",
                    issue.path("code").asText(),
                    issue.path("line").asText("-"),
                    issue.path("case").asText("-"),
                    issue.path("field").asText("-")))
        .toList();
  }

  private static int sum(JsonNode counts) {
    return StreamSupport.stream(counts.spliterator(), false).mapToInt(JsonNode::asInt).sum();
  }
}
