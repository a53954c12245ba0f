package org.aceso.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.aceso.runner.Outcome;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a competitor sees says nothing about the answers. */
public interface SecrecyContract extends HasFixture {

  /** Two worlds with other answers: what a competitor may see must be the same in both. */
  @Test
  default void messages_areTheSameWhateverTheReference(@TempDir Path folder) {
    Fixture fixture = fixture();
    Path other = otherReference(folder);
    List<Path> refused = new ArrayList<>(fixture.invalid());
    for (int seed = 0; seed < Damage.rounds(fixture.submissions()) / 8; seed++) {
      refused.add(Damage.of(fixture.submissions().get(0), folder.resolve("damaged-" + seed), seed));
    }
    Bench here = new Bench(fixture, 1);
    Bench elsewhere = new Bench(fixture, 1);
    for (Path submission : refused) {
      Outcome alone = here.validate(submission);
      Outcome there = elsewhere.score(other, submission, 0);
      Outcome again = here.score(submission);
      assertEquals(Bench.bits(alone.issues()), Bench.bits(again.issues()));
      assertEquals(
          Bench.bits(again.issues()),
          Bench.bits(there.issues()),
          () -> "the messages about " + submission.getFileName() + " depend on the reference");
    }
  }

  @Test
  default void otherReference_changesTheScores(@TempDir Path folder) {
    Fixture fixture = fixture();
    Bench bench = new Bench(fixture, 1);
    Path other = otherReference(folder);
    assertTrue(
        fixture.submissions().stream()
            .anyMatch(
                submission ->
                    !Bench.bits(bench.score(submission).scores())
                        .equals(Bench.bits(bench.score(other, submission, 0).scores()))),
        "the other reference has the same answers, so it proves nothing: give other-reference.*");
  }

  /** The public case list is proposed from the reference: only public facts may be in it. */
  @Test
  default void caseList_isTheSameWhateverTheAnswers(@TempDir Path folder) {
    Fixture fixture = fixture();
    Bench bench = new Bench(fixture, 1);
    assertEquals(
        listed(bench, fixture.reference()),
        listed(bench, otherReference(folder)),
        "the listed cases or attributes depend on the answers; where they are public facts that"
            + " moved with the swapped rows, give other-reference.*");
  }

  /** A name that only the organiser knows must not come out in any message. */
  @Test
  default void nameOfTheReference_isInNoMessage(@TempDir Path folder) {
    Fixture fixture = fixture();
    String canary = "canary1f3870be274f6c49b3e31a0c6728957f";
    String name = fixture.reference().getFileName().toString();
    Path planted = Folders.copy(fixture.reference(), folder.resolve(canary + name));
    Bench bench = new Bench(fixture, 1);
    for (Path submission : fixture.invalid()) {
      assertFalse(Bench.bits(bench.score(planted, submission, 0)).contains(canary));
    }
    for (Path submission : fixture.submissions()) {
      assertFalse(Bench.bits(bench.score(planted, submission, 0)).contains(canary));
    }
  }

  private Path otherReference(Path folder) {
    Fixture fixture = fixture();
    if (fixture.otherReference().isPresent()) {
      return fixture.otherReference().get();
    }
    Bench bench = new Bench(fixture, 1);
    if (Files.isDirectory(fixture.reference())
        || !Tables.haveCaseColumn(bench.evaluation().references().info())) {
      throw new AssertionError(
          "the answers of this reference cannot be swapped here: give other-reference.* in "
              + fixture.folder());
    }
    Path rotated = folder.resolve("rotated-" + fixture.reference().getFileName());
    Folders.write(rotated, Tables.rotated(Folders.read(fixture.reference())));
    Outcome check =
        bench.evaluator().checkReference(bench.evaluation(), bench.cases(), Upload.of(rotated));
    assertTrue(
        check.valid(),
        () -> "answers cannot be swapped between cases, give other-reference.*: " + check.issues());
    return rotated;
  }

  private static List<String> listed(Bench bench, Path reference) {
    CaseList cases =
        bench
            .evaluator()
            .listCases(bench.evaluation(), Upload.of(reference))
            .value()
            .orElse(bench.cases());
    return IntStream.range(0, cases.size())
        .mapToObj(cases::get)
        .map(found -> found.id() + new TreeMap<>(found.attributes()))
        .toList();
  }
}
