package org.aceso.testkit.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aceso.testkit.Guess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparisonTest {
  private static final Path GUESS = Path.of("src/test/resources/guess");
  private static final String EXPECTED =
      """
      { "note": "a text needs no reason", "rows": 5,
        "submissions": {
          "close": { "mean": 0.55, "max@0": 1.1, "spread": "NaN", "of": { "d": 1.1, "a/b": 7 },
                     "per_cent": 55 },
          "constant": { "mean": 2.28, "max@0": 5, "spread": null, "of": { "d": 5 } } },
        "refused": { "header": "why", "many": { "reason": "why", "would_score": 3 } } }
      """;
  private static final String DESCRIPTION =
      """
      { "type": "guess@1",
        "groups": [ { "at": "submissions/{name}", "submission": "submissions/{name}.csv",
          "reference": "reference.csv", "settings": { "floor": 0 },
          "values": { "mean": "mean_error@1", "max@{floor}": "max_error@1[floor={floor}]",
            "spread": "spread@1", "of/{case}": { "metric": "mean_error@1", "case": "{case}" },
            "per_cent": { "metric": "mean_error@1", "times": 100 } } } ],
        "invalid": [ { "at": "refused/{name}", "submission": "invalid/{name}.csv",
          "reference": "reference.csv" } ],
        "not_compared": { "rows": "a count", "refused/**": "of a copy that scores it",
          "submissions/close/spread": "the reference is wrong", "**/a~1b": "no case" } }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void copyVectors() throws IOException {
    for (String file :
        List.of(
            "reference.csv",
            "submissions/close.csv",
            "submissions/constant.csv",
            "invalid/header.csv",
            "invalid/many.csv")) {
      Path target = folder.resolve("vectors").resolve(file);
      Files.createDirectories(target.getParent());
      Files.copy(GUESS.resolve(file), target);
    }
  }

  private Result compare(String description, String expected) throws IOException {
    Path file = Files.writeString(folder.resolve("vectors.json"), description);
    Files.writeString(folder.resolve("vectors/expected.json"), expected);
    return Comparison.run(Description.read(file), folder.resolve("vectors"), new Guess());
  }

  @Test
  void values_areAllComparedOrLeftOutWithTheirReason() throws IOException {
    Result result = compare(DESCRIPTION, EXPECTED);

    assertEquals(List.of(), result.problems());
    assertEquals(8, result.compared());
    assertEquals(8, result.equal());
    assertEquals(
        Map.of(
            "a count", 1, "of a copy that scores it", 1, "the reference is wrong", 1, "no case", 1),
        result.notCompared());
    assertEquals(2, result.refused());
    assertEquals(2, result.invalid());
    assertTrue(result.worst() < 1e-14, "worst is " + result.worst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"mean\": 0.55 | \"mean\": 0.5500001 | submissions/close/mean is 0.5499",
        "\"mean\": 0.55 | \"mean\": null | expected is undefined",
        "\"mean\": 0.55 | \"mean\": \"Infinity\" | expected is Infinity",
        "\"mean\": 0.55 | \"mean\": \"good\" | submissions/close/mean: \"good\" is no number",
        "\"spread\": null | \"spread\": 0.5 | submissions/constant/spread is undefined",
        "\"rows\": 5 | \"rows\": 5, \"columns\": 2 | columns is neither compared nor left out",
        "\"rows\": 5 | \"rows\": 5, \"lost\": [[null]] | lost/0/0 is neither",
        "\"max@0\": 5 | \"max@1\": 5 | there is no metric max_error@1[floor=1]",
        "\"d\": 5 | \"q\": 5 | there is no case q",
        "\"close\": { | \"lost\": { | there is no file submissions/lost.csv",
        "\"header\": | \"constant\": | there is no file invalid/constant.csv",
        "\"rows\": 5, | '' | rows stands for no value",
      })
  void wrongExpectation_isOff(String text, String other, String problem) throws IOException {
    Result result = compare(DESCRIPTION, EXPECTED.replace(text, other));

    assertProblem(result, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invalid/{name}.csv | submissions/constant.csv | submissions/constant.csv is accepted",
        "submissions/{name}.csv | invalid/many.csv | the submission is refused: missing_case",
        "\"mean\": | \"mane\": | submissions/close/mean is neither compared nor left out",
        "\"mean\": | \"mane\": | submissions/{name}/mane stands for no value",
        "\"floor\": 0 | \"flaw\": 0 | the settings is refused: unknown_setting",
        "reference.csv | truth.csv | there is no file truth.csv",
        "refused/{name} | declined/{name} | declined/{name} stands for no invalid file",
        "\"times\": 100 | \"times\": 10 | submissions/close/per_cent is 5.499",
        "\"times\": 100 | \"part\": \"p\" | mean_error@1 has no part p",
        "\"rows\": \"a count\" | \"rows\": \"a count\", \"cows\": \"?\" | cows stands for no value",
      })
  void wrongPointer_isOff(String text, String other, String problem) throws IOException {
    Result result = compare(DESCRIPTION.replace(text, other), EXPECTED);

    assertProblem(result, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"times\": 100 | \"time\": 100 | there is no member time",
        "\"groups\": | \"group\": | there is no member group",
        "\"type\": \"guess@1\", | '' | the text type is missing",
        "\"floor\": 0 } | \"floor\": 0 }, \"relative\": 0 | tolerances are positive",
      })
  void wrongDescription_isRefused(String text, String other, String problem) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> compare(DESCRIPTION.replace(text, other), EXPECTED));

    assertTrue(refused.getMessage().contains(problem), refused.getMessage());
  }

  @Test
  void everyExpectedFile_hasToBeAccountedFor() throws IOException {
    Files.createDirectories(folder.resolve("vectors/micro"));
    Files.writeString(folder.resolve("vectors/micro/expected.json"), "{ \"tiny\": 1 }");

    assertProblem(compare(DESCRIPTION, EXPECTED), "micro/expected.json/tiny is neither compared");
  }

  @Test
  void caseList_mayHaveItsIdsInAnyColumn() throws IOException {
    Files.writeString(
        folder.resolve("vectors/images.csv"), "width,image\n3,a\n4,b\n5,c\n6,d\n7,e\n");
    String cases = "\"cases\": { \"file\": \"images.csv\", \"id\": \"image\" }, \"settings\"";

    Result result = compare(DESCRIPTION.replace("\"settings\"", cases), EXPECTED);

    assertEquals(List.of(), result.problems());
  }

  @Test
  void fileThatTheVectorsLack_mayStandBesideTheDescription() throws IOException {
    Path own = folder.resolve("own");
    Files.createDirectories(own.resolve("vectors"));
    Files.move(
        folder.resolve("vectors/reference.csv"), own.resolve("vectors").resolve("reference.csv"));
    Files.writeString(folder.resolve("vectors/expected.json"), EXPECTED);
    Path file = Files.writeString(own.resolve("vectors.json"), DESCRIPTION);

    Result result = Comparison.run(Description.read(file), folder.resolve("vectors"), new Guess());

    assertEquals(List.of(), result.problems());
  }

  @Test
  void report_hasATableThenReasonsThenWhatIsOff() throws IOException {
    String report = Report.of(List.of(compare(DESCRIPTION, EXPECTED.replace("0.55,", "0.56,"))));

    assertTrue(report.contains("guess@1  vectors         8      7 "), report);
    assertTrue(report.contains("  1: the reference is wrong\n"), report);
    assertTrue(report.contains("OFF in vectors:\n  submissions/close/mean is 0.5499"), report);
  }

  private static void assertProblem(Result result, String problem) {
    assertTrue(
        result.problems().stream().anyMatch(found -> found.contains(problem)),
        () -> "found is only " + result.problems());
  }
}
