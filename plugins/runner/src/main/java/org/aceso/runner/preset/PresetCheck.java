package org.aceso.runner.preset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.aceso.runner.composite.CompositeCheck;

/** Finds what is missing or wrong in a preset, whatever its type computes. */
final class PresetCheck {
  private static final int MOST = 2_000;
  private static final Set<String> RANKING =
      Set.of("metric", "digits", "ties", "missing", "entry", "replicates");

  private PresetCheck() {}

  static List<String> problems(Preset preset, String file) {
    List<String> problems = new ArrayList<>();
    if (!file.equals(preset.name())) {
      problems.add("its name is " + preset.name() + ", its file's " + file);
    }
    Stream.of(preset.title(), preset.question(), preset.summary())
        .forEach(text -> text(text == null ? null : text.en(), problems));
    Stream.of(
            preset.source(),
            preset.citation(),
            preset.type(),
            preset.cases(),
            preset.reference(),
            preset.data())
        .forEach(text -> text(text, problems));
    if (preset.source() != null && !preset.source().matches("https?://\\S+")) {
      problems.add("source is no URL");
    }
    ranking(preset.ranking(), problems);
    CompositeCheck.of(preset.composites())
        .forEach(problem -> problems.add("composites/" + problem.path() + " " + problem.message()));
    preset
        .files()
        .forEach(
            one ->
                Stream.of(one.setting(), one.name(), one.help()).forEach(t -> text(t, problems)));
    return problems;
  }

  private static void text(String text, List<String> problems) {
    if (text == null || text.isBlank() || text.length() > MOST) {
      problems.add("a text is missing, or longer than " + MOST + " characters");
    }
  }

  private static void ranking(JsonNode ranking, List<String> problems) {
    if (ranking == null || !ranking.path("metric").isTextual()) {
      problems.add("ranking states no metric");
      return;
    }
    ranking
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!RANKING.contains(name)) {
                problems.add("ranking has no member " + name);
              }
            });
  }
}
