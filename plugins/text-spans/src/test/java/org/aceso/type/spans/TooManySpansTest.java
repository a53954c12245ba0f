package org.aceso.type.spans;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aceso.runner.Configuring;
import org.aceso.runner.Evaluator;
import org.aceso.runner.Limits;
import org.aceso.runner.Outcome;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TooManySpansTest {
  private static final int MOST = 10_000;

  @TempDir private Path folder;

  @Test
  void brat_takesSoManySpansOfAText() throws IOException {
    Path file = Files.createDirectories(folder.resolve("found")).resolve("a.ann");
    for (int spans : new int[] {MOST, MOST + 1}) {
      Files.writeString(
          file,
          IntStream.range(0, spans)
              .mapToObj(i -> "T" + i + "\tDISO " + i + " " + (i + 1) + "\tx\n")
              .collect(Collectors.joining()));
      assertEquals(spans > MOST ? List.of("too_many_spans a") : List.of(), problems("brat", file));
    }
  }

  @Test
  void jsonLines_takeSoManySpansOfAText() throws IOException {
    Path file = folder.resolve("found.jsonl");
    for (int spans : new int[] {MOST, MOST + 5}) {
      Files.writeString(
          file,
          IntStream.range(0, spans)
              .mapToObj(i -> "{\"type\":\"DISO\",\"fragments\":[[" + i + "," + (i + 1) + "]]}")
              .collect(Collectors.joining(",", "{\"id\":\"a\",\"spans\":[", "]}\n")));
      assertEquals(spans > MOST ? List.of("too_many_spans a") : List.of(), problems("jsonl", file));
    }
  }

  private static List<String> problems(String format, Path file) {
    TextSpans type = new TextSpans();
    Evaluation<?, ?, ?> evaluation =
        Configuring.configure(
                type,
                SettingValues.fromText(
                    type.settings(),
                    List.of(
                        "entity_types=DISO",
                        "submission_format=" + format,
                        "reference_format=" + format)))
            .get();
    Upload upload = Upload.of(format.equals("brat") ? file.getParent() : file);
    Evaluator evaluator = new Evaluator(Limits.standard(), 1);
    CaseList cases = evaluator.listCases(evaluation, upload).get();
    Outcome outcome = evaluator.validate(evaluation, cases, upload);
    return outcome.issues().issues().stream().map(TooManySpansTest::shown).toList();
  }

  private static String shown(Issue issue) {
    return issue.code() + " " + issue.location().caseId();
  }
}
