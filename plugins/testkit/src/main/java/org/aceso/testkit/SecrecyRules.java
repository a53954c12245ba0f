package org.aceso.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.aceso.runner.Outcome;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;

/** What a competitor sees says nothing about the answers. */
final class SecrecyRules {
  private SecrecyRules() {}

  static void messages(Fixture fixture, Path folder) {
    Path other = otherReference(fixture, folder);
    List<Path> refused = new ArrayList<>(fixture.invalid());
    for (int seed = 0; seed < Damage.rounds(fixture.submissions()) / 8; seed++) {
      refused.add(Damage.of(fixture.submissions().get(0), folder.resolve("damaged-" + seed), seed));
    }
    Bench here = new Bench(fixture, 1);
    Bench elsewhere = new Bench(fixture, 1);
    for (Path submission : refused) {
      String alone = Bench.bits(here.validate(submission).issues());
      String there = Bench.bits(elsewhere.score(other, submission, 0).issues());
      String again = Bench.bits(here.score(submission).issues());
      Require.same(alone, again, () -> "scoring says more than validation");
      Require.same(
          again,
          there,
          () -> "the messages about " + submission.getFileName() + " depend on the reference");
    }
  }

  static void otherScores(Fixture fixture, Path folder) {
    Bench bench = new Bench(fixture, 1);
    Path other = otherReference(fixture, folder);
    if (fixture.submissions().stream()
        .allMatch(
            submission ->
                Bench.bits(bench.score(submission).scores())
                    .equals(Bench.bits(bench.score(other, submission, 0).scores())))) {
      throw new IncompleteFixtureError(
          "the other reference has the same answers, so it proves nothing: give other-reference.*");
    }
  }

  static void caseList(Fixture fixture, Path folder) {
    Bench bench = new Bench(fixture, 1);
    Require.same(
        listed(bench, fixture.reference()),
        listed(bench, otherReference(fixture, folder)),
        () ->
            "the listed cases or attributes depend on the answers; where they are public facts that"
                + " moved with the swapped rows, give other-reference.*");
  }

  static void nameOfTheReference(Fixture fixture, Path folder) {
    String canary = "canary1f3870be274f6c49b3e31a0c6728957f";
    String name = fixture.reference().getFileName().toString();
    Path planted = Folders.copy(fixture.reference(), folder.resolve(canary + name));
    Bench bench = new Bench(fixture, 1);
    List<Path> all = new ArrayList<>(fixture.invalid());
    all.addAll(fixture.submissions());
    for (Path submission : all) {
      Require.that(
          !Bench.bits(bench.score(planted, submission, 0)).contains(canary),
          () -> "a message about " + submission.getFileName() + " names the file of the reference");
    }
  }

  private static Path otherReference(Fixture fixture, Path folder) {
    if (fixture.otherReference().isPresent()) {
      return fixture.otherReference().get();
    }
    Bench bench = new Bench(fixture, 1);
    if (Files.isDirectory(fixture.reference())
        || !Tables.haveCaseColumn(bench.evaluation().references().info())) {
      throw new IncompleteFixtureError(
          "the answers of this reference cannot be swapped here: give other-reference.* in "
              + fixture.folder());
    }
    Path rotated = folder.resolve("rotated-" + fixture.reference().getFileName());
    Folders.write(rotated, Tables.rotated(Folders.read(fixture.reference())));
    Outcome check =
        bench.evaluator().checkReference(bench.evaluation(), bench.cases(), Upload.of(rotated));
    if (!check.valid()) {
      throw new IncompleteFixtureError(
          "answers cannot be swapped between cases, give other-reference.*: " + check.issues());
    }
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
