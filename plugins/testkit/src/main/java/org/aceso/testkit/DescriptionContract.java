package org.aceso.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.aceso.spi.CaseList;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a type says about itself is complete and true. */
public interface DescriptionContract extends HasFixture {

  /** A jar whose type is not named offers nothing, and says so only when it is uploaded. */
  @Test
  default void type_isNamedAsAService() {
    Class<?> type = fixture().type().get().getClass();
    assertTrue(
        ServiceLoader.load(ChallengeType.class).stream()
            .anyMatch(provider -> provider.type().equals(type)),
        () -> "name " + type.getName() + " in META-INF/services/org.aceso.spi.ChallengeType");
  }

  @Test
  default void description_isTheSameAtEveryCallAndSurvivesJson() throws JsonProcessingException {
    ChallengeType type = fixture().type().get();
    String first = Bench.bits(TypeDescriptor.of(type));
    assertEquals(first, Bench.bits(TypeDescriptor.of(type)), "the second description differs");
    TypeDescriptor back = RunnerJson.mapper().readValue(first, TypeDescriptor.class);
    assertEquals(first, Bench.bits(back), "the description changes on its way through JSON");
  }

  @Test
  default void settings_haveNamesHelpAndStandardsOfTheirKind() {
    List<Setting> settings = fixture().type().get().settings();
    Set<String> names = new HashSet<>();
    for (Setting setting : settings) {
      String name = setting.name();
      assertTrue(name.matches("[a-z][a-z0-9_]*"), () -> name + " is not lower-case words with _");
      assertTrue(names.add(name), () -> "setting " + name + " is declared twice");
      assertTrue(!setting.help().isBlank(), () -> "setting " + name + " has no help");
    }
    SettingValues.fromText(settings, List.of());
  }

  @Test
  default void formats_sayWhatAClientNeeds() {
    Bench bench = new Bench(fixture(), 1);
    for (FormatInfo info :
        List.of(bench.evaluation().predictions().info(), bench.evaluation().references().info())) {
      assertTrue(
          !info.name().isBlank() && info.mediaType().contains("/") && !info.extension().isBlank(),
          () -> "a name, media type or extension is missing: " + info);
      assertTrue(!info.description().isBlank(), () -> "a description is missing: " + info);
      long names = info.columns().stream().map(column -> column.name()).distinct().count();
      assertEquals(info.columns().size(), names, () -> "two columns have one name: " + info);
    }
  }

  @Test
  default void metrics_scoreUnderTheKeysTheyAnnounce() {
    Bench bench = new Bench(fixture(), 1);
    Outcome outcome = bench.score(fixture().submissions().get(0));
    List<String> keys = outcome.scores().stream().map(Score::key).toList();
    assertEquals(bench.keys(), Set.copyOf(keys));
  }

  @Test
  default void sample_isAValidSubmission(@TempDir Path folder) {
    Bench bench = new Bench(fixture(), 1);
    String extension = bench.evaluation().predictions().info().extension();
    Path sample = folder.resolve("sample." + extension);
    bench.evaluator().writeSample(bench.evaluation(), bench.cases(), sample);
    Outcome outcome = bench.score(sample);
    assertTrue(outcome.valid(), () -> "the sample is refused: " + outcome.issues());
  }

  @Test
  default void reference_isValidAndListsItsCases() {
    Bench bench = new Bench(fixture(), 1);
    Upload reference = Upload.of(fixture().reference());
    Outcome outcome =
        bench.evaluator().checkReference(bench.evaluation(), bench.cases(), reference);
    assertTrue(outcome.valid(), () -> "the reference is refused: " + outcome.issues());
    bench
        .evaluator()
        .listCases(bench.evaluation(), reference)
        .value()
        .ifPresent(listed -> assertEquals(ids(bench.cases()), ids(listed)));
  }

  private static List<String> ids(CaseList cases) {
    return IntStream.range(0, cases.size()).mapToObj(i -> cases.get(i).id()).toList();
  }
}
