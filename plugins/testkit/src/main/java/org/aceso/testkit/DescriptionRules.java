package org.aceso.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import org.aceso.runner.Outcome;
import org.aceso.runner.Score;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.descriptor.TypeDescriptor;
import org.aceso.runner.json.RunnerJson;
import org.aceso.spi.Better;
import org.aceso.spi.CaseList;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Setting;

/** What a type says about itself is complete and true. */
final class DescriptionRules {
  private DescriptionRules() {}

  static void service(Fixture fixture, Path folder) {
    Class<?> type = fixture.type().get().getClass();
    Require.that(
        ServiceLoader.load(ChallengeType.class).stream()
            .anyMatch(provider -> provider.type().equals(type)),
        () -> "name " + type.getName() + " in META-INF/services/org.aceso.spi.ChallengeType");
  }

  static void description(Fixture fixture, Path folder) {
    ChallengeType type = fixture.type().get();
    String first = Bench.bits(TypeDescriptor.of(type));
    Require.same(
        first, Bench.bits(TypeDescriptor.of(type)), () -> "the second description differs");
    try {
      TypeDescriptor back = RunnerJson.mapper().readValue(first, TypeDescriptor.class);
      Require.same(
          first, Bench.bits(back), () -> "the description changes on its way through JSON");
    } catch (JsonProcessingException e) {
      throw new AssertionError("the description cannot be read from its JSON", e);
    }
  }

  static void settings(Fixture fixture, Path folder) {
    List<Setting> settings = fixture.type().get().settings();
    Set<String> names = new HashSet<>();
    for (Setting setting : settings) {
      String name = setting.name();
      Require.that(name.matches("[a-z][a-z0-9_]*"), () -> name + " is not lower-case words with _");
      Require.that(names.add(name), () -> "setting " + name + " is declared twice");
      Require.that(!setting.help().isBlank(), () -> "setting " + name + " has no help");
    }
    SettingValues.fromText(settings, List.of());
  }

  static void formats(Fixture fixture, Path folder) {
    Bench bench = new Bench(fixture, 1);
    for (FormatInfo info :
        List.of(bench.evaluation().predictions().info(), bench.evaluation().references().info())) {
      Require.that(
          !info.name().isBlank() && info.mediaType().contains("/") && !info.extension().isBlank(),
          () -> "a name, media type or extension is missing: " + info);
      Require.that(!info.description().isBlank(), () -> "a description is missing: " + info);
      Require.that(
          !info.columns().isEmpty() || !info.fileNames().isEmpty(),
          () -> "neither columns nor names of files are described: " + info);
      long names = info.columns().stream().map(column -> column.name()).distinct().count();
      Require.that(
          names == info.columns().size(), () -> "two columns have one name: " + info.columns());
    }
  }

  static void metrics(Fixture fixture, Path folder) {
    Bench bench = new Bench(fixture, 1);
    Outcome outcome = bench.score(fixture.submissions().get(0));
    List<String> keys = outcome.scores().stream().map(Score::key).toList();
    Require.same(bench.keys(), Set.copyOf(keys), () -> "other metrics than announced are scored");
    Require.that(
        bench.evaluation().metrics().stream()
            .anyMatch(metric -> metric.info().better() != Better.NEITHER),
        () -> "no metric has a better direction: no phase could rank by one of " + keys);
  }

  static void sample(Fixture fixture, Path folder) {
    Bench bench = new Bench(fixture, 1);
    String extension = bench.evaluation().predictions().info().extension();
    Path sample = folder.resolve("sample." + extension);
    bench.evaluator().writeSample(bench.evaluation(), bench.cases(), sample);
    Outcome outcome = bench.score(sample);
    Require.that(outcome.valid(), () -> "the sample is refused: " + outcome.issues());
  }

  static void reference(Fixture fixture, Path folder) {
    Bench bench = new Bench(fixture, 1);
    Upload reference = Upload.of(fixture.reference());
    Outcome outcome =
        bench.evaluator().checkReference(bench.evaluation(), bench.cases(), reference);
    Require.that(outcome.valid(), () -> "the reference is refused: " + outcome.issues());
    bench
        .evaluator()
        .listCases(bench.evaluation(), reference)
        .value()
        .ifPresent(
            listed ->
                Require.same(
                    ids(bench.cases()), ids(listed), () -> "the reference lists other cases"));
  }

  private static List<String> ids(CaseList cases) {
    return IntStream.range(0, cases.size()).mapToObj(i -> cases.get(i).id()).toList();
  }
}
