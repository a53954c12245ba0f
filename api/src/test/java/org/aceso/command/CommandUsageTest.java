package org.aceso.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.aceso.TestCommand;
import org.aceso.plugin.TestJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandUsageTest {
  private static final References ORDINAL = References.ORDINAL;
  private static final String TRUTH = ORDINAL.file("truth.csv");
  private static final String PERFECT = ORDINAL.file("submissions/perfect.csv");

  @TempDir private Path folder;

  private static TestCommand wrong(List<String> says, String... arguments) {
    TestCommand ran = TestCommand.run(arguments);
    assertEquals(Exit.USAGE, ran.status(), ran::toString);
    assertEquals("", ran.out());
    says.forEach(words -> assertTrue(ran.err().contains(words), ran::toString));
    return ran;
  }

  @Test
  void unknownTypeAndMissingFiles_areToldTogether() {
    wrong(
        List.of(
            "there is no file absent-truth.csv",
            "there is no file absent.csv",
            "there is no challenge type nope; there is binary-risk@1, "),
        "score",
        "nope",
        "--reference",
        "absent-truth.csv",
        "--submission",
        "absent.csv");
  }

  @Test
  void presetInPlaceOfAType_isTold() {
    wrong(
        List.of("tissuenet-2020 is a preset of ordinal-classification@1: name that"),
        "validate",
        "tissuenet-2020",
        "--cases",
        TRUTH,
        "--submission",
        PERFECT);
  }

  @Test
  void folderWithoutJars_isTold() {
    TestCommand ran = TestCommand.run("types", "--plugins", folder.toString());
    assertEquals(Exit.DONE, ran.status(), ran::toString);
    assertEquals("aceso: there is no challenge type in " + folder + "\n", ran.err());
  }

  @Test
  void badSettingsAndMissingFiles_areToldTogether() {
    wrong(
        List.of(
            "there is no file absent.csv",
            "--set bla: error unknown_setting",
            "--set format: error bad_setting: it must be one of one_hot, label",
            "--set labels: error bad_setting: write a setting as name=value"),
        "score",
        "ordinal-classification",
        "--reference",
        TRUTH,
        "--submission",
        "absent.csv",
        "--set",
        "format=foo",
        "--set",
        "bla=2",
        "--set",
        "labels");
  }

  @Test
  void settingsThatOnlyTheTypeCanJudge_areWrongUsage() {
    TestCommand ran = ORDINAL.score("truth.csv", "submissions/perfect.csv", "--set", "costs=1,2");
    assertEquals(Exit.USAGE, ran.status());
    assertTrue(ran.err().contains("--set costs: error invalid_setting"), ran::toString);
  }

  @Test
  void referenceThatCannotBeUsed_isWrongUsage() {
    TestCommand ran = ORDINAL.score("invalid/two_hot.csv", "submissions/perfect.csv");
    assertEquals(Exit.USAGE, ran.status(), ran::toString);
    assertTrue(ran.err().contains("the reference cannot be used"), ran::toString);
    assertTrue(ran.err().contains("two_hot.csv:5 case JIRILVAA.tif: error not_one_hot"));
  }

  @Test
  void folderInPlaceOfAFile_isTold() {
    TestCommand reference = ORDINAL.score("submissions", "submissions/perfect.csv");
    assertEquals(Exit.USAGE, reference.status());
    assertTrue(reference.err().contains("hand in the CSV file itself"), reference::toString);
    TestCommand submission = ORDINAL.score("truth.csv", "submissions");
    assertEquals(Exit.REFUSED, submission.status());
    wrong(
        List.of("is a folder: name the file"),
        "validate",
        "binary-risk",
        "--cases",
        folder.toString(),
        "--submission",
        PERFECT);
  }

  @Test
  void output_thatCannotBeWrittenIsToldBeforeAnythingIsRead() {
    String absent = folder.resolve("absent/cases.csv").toString();
    wrong(
        List.of("cannot write " + absent + ": there is no folder"),
        "cases",
        "ordinal-classification",
        "--reference",
        TRUTH,
        "--output",
        absent);
    wrong(
        List.of("is a folder: name the file to write"),
        "cases",
        "ordinal-classification",
        "--reference",
        TRUTH,
        "--output",
        folder.toString());
  }

  @Test
  void wrongArguments_areToldWithTheUsage() {
    wrong(List.of("Unknown option: '--bogus'", "Usage: aceso types"), "types", "--bogus");
    wrong(List.of("'--submission=FILE', '--reference=FILE', 'TYPE'"), "score");
    wrong(List.of("'nope'", "Usage: aceso"), "nope");
    wrong(List.of("the plugins folder", "is missing"), "types", "--plugins", "/absent");
  }

  @Test
  void mistypedCommandOrOption_isAnsweredWithTheNearest() {
    wrong(List.of("'serv'", "; the nearest one is serve"), "serv");
    wrong(List.of("; the nearest one is --presets"), "types", "--preset");
  }

  @ParameterizedTest
  @ValueSource(strings = {"types", "cases", "sample", "validate", "score"})
  void help_isAnAnswer(String command) {
    TestCommand ran = TestCommand.run(command, "--help");
    assertEquals(Exit.DONE, ran.status());
    assertTrue(ran.out().startsWith("Usage: aceso " + command), ran::toString);
    String words = ran.out().replaceAll("\\s+", " ");
    assertTrue(words.contains("the one that comes with Aceso by default"), ran::toString);
  }

  @Test
  void presets_areListedWithWhatIsToBeUploaded() {
    TestCommand ran = TestCommand.run("types", "--presets");
    assertEquals(Exit.DONE, ran.status(), ran::toString);
    for (String words :
        List.of(
            "tissuenet-2020  TissueNet: detect lesions",
            "  binary-risk@1, ranked by log_loss@1[epsilon=1e-16]",
            "  to be uploaded: train_labels.csv (baseline_labels)")) {
      assertTrue(ran.out().contains(words), ran::toString);
    }
    assertEquals("", ran.err());
  }

  @Test
  void types_areListedWithTheirSettings() {
    TestCommand ran = TestCommand.run("types");
    assertEquals(Exit.DONE, ran.status());
    assertTrue(ran.out().contains("ordinal-classification@1  Ordinal classification\n"));
    assertTrue(ran.out().contains("--set format=CHOICE  (standard one_hot)\n"));
    assertTrue(ran.out().contains("one of one_hot, label\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ordinal-classification", "binary-risk"})
  void sampleOfTheProposedCases_isValid(String type) {
    References references =
        References.both().filter(one -> one.type().equals(type)).findFirst().orElseThrow();
    String cases = folder.resolve("cases.csv").toString();
    String sample = folder.resolve("sample.csv").toString();
    Stream.of(
            List.of("cases", type, "--reference", references.file("truth.csv"), "--output", cases),
            List.of("sample", type, "--cases", cases, "--output", sample),
            List.of("validate", type, "--cases", cases, "--submission", sample))
        .map(arguments -> TestCommand.run(arguments.toArray(String[]::new)))
        .forEach(ran -> assertEquals(Exit.DONE, ran.status(), ran::toString));
  }

  @Test
  void typeThatThrows_isOurFaultAndShowsWhere() throws IOException {
    new TestJar("words")
        .type(
            "Words",
            "words",
            "",
            "System.out.println(\"noise\"); if (p == 0) throw new IllegalStateException(\"ouch\");")
        .provides("test.Words")
        .writeTo(folder.resolve("words.jar"));
    new TestJar("twin")
        .type("Words", "words", "", "")
        .provides("test.Words")
        .writeTo(folder.resolve("zwin.jar"));
    Path truth = Files.writeString(folder.resolve("truth.csv"), "id,word\na,fine\n");
    TestCommand ran =
        TestCommand.run(
            "score",
            "words@1",
            "--reference",
            truth.toString(),
            "--submission",
            truth.toString(),
            "--plugins",
            folder.toString(),
            "--json");
    assertEquals(Exit.OUR_FAULT, ran.status(), ran::toString);
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("the challenge type failed: "), ran::toString);
    assertTrue(ran.err().contains("at test.Words."), ran::toString);
    assertTrue(ran.err().contains("zwin.jar is not used: another jar brings words@1, too"));
  }

  @Test
  void brokenJarThatStatesAnotherType_isLeftAlone() throws IOException {
    new TestJar("words")
        .type("Words", "words", "", "")
        .provides("test.Words")
        .writeTo(folder.resolve("words.jar"));
    TestJar broken = new TestJar("broken").provides("test.Absent");
    Path jar = broken.writeTo(folder.resolve("broken.jar"));
    Path truth = Files.writeString(folder.resolve("truth.csv"), "id,word\na,fine\n");
    assertTrue(scored(truth).err().contains("broken.jar is not used: "));
    broken.manifest("Plugin-Types", "other@1").writeTo(jar);
    assertEquals("", scored(truth).err());
  }

  private TestCommand scored(Path truth) {
    TestCommand ran =
        TestCommand.run(
            "score",
            "words",
            "--reference",
            truth.toString(),
            "--submission",
            truth.toString(),
            "--plugins",
            folder.toString());
    assertEquals(Exit.DONE, ran.status(), ran::toString);
    return ran;
  }
}
