package org.aceso.type.spans;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.aceso.metrics.spans.SpanMetrics;
import org.aceso.metrics.spans.SpanTally;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Metric;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** Typed spans of clinical texts, such as disorders and drugs, from brat's files or JSON Lines. */
public final class TextSpans implements ChallengeType {
  private static final String NAME = "[!-~&&[^,=\\[\\]]]{1,64}";

  private static final List<String> FORMATS = List.of("brat", "jsonl");

  @Override
  public Id id() {
    return Id.of("text-spans");
  }

  @Override
  public String title() {
    return "Text spans";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text("entity_types", "", "Types of spans, with commas between them.").mandatory(),
        Setting.choice(
            "submission_format",
            FORMATS,
            "One file of brat's for each text in a zip, or one file with a line of JSON for each."),
        Setting.choice("reference_format", FORMATS, "The same for the reference."),
        Setting.file(
            "texts",
            "Zip of the texts, one {case}.txt each: what a submission says that a span covers is"
                + " held against them."));
  }

  @Override
  public Evaluation<Spans, Spans, TextTally> configure(Settings settings, Issues issues) {
    List<String> types = List.of(settings.text("entity_types").split(",", -1));
    if (!types.stream().allMatch(type -> type.matches(NAME))
        || new HashSet<>(types).size() < types.size()) {
      issues.error(
          "invalid_setting",
          "name each type once: 1 to 64 visible ASCII characters without = [ ] or spaces",
          Location.setting("entity_types"));
      return null;
    }
    Texts texts = settings.has("texts") ? Texts.in(settings.file("texts"), issues) : Texts.none();
    BratFiles files = new BratFiles(types, texts);
    DataFormat<Spans> lines = new SpanLines(types, texts).format();
    return new Evaluation<>(
        settings.text("submission_format").equals("jsonl") ? lines : files.predictions(),
        settings.text("reference_format").equals("jsonl") ? lines : files.references(),
        List.of(),
        List.of(),
        TextTally.class,
        (text, found, truth) -> TextTally.of(types.size(), found, truth),
        metrics(types));
  }

  private static List<Metric<TextTally>> metrics(List<String> types) {
    List<Metric<TextTally>> all = new ArrayList<>();
    addTyped(types, "strict", TextTally::strict, all);
    addTyped(types, "exact", TextTally::exact, all);
    addTyped(types, "exact_any_type", TextTally::exactAnyType, all);
    addTyped(types, "overlap", TextTally::overlap, all);
    addTyped(types, "overlap_any_type", TextTally::overlapAnyType, all);
    addTyped(types, "characters", TextTally::characters, all);
    new SpanMetrics(List.of("any"), "characters_any_type")
        .micro()
        .forEach(metric -> all.add(metric.on(TextTally::charactersAnyType)));
    return all;
  }

  private static void addTyped(
      List<String> types,
      String matching,
      Function<TextTally, SpanTally> tally,
      List<Metric<TextTally>> all) {
    SpanMetrics metrics = new SpanMetrics(types, matching);
    metrics.micro().forEach(metric -> all.add(metric.on(tally)));
    all.add(metrics.macroF1().on(tally));
    metrics.ofEachType().forEach(metric -> all.add(metric.on(tally)));
  }
}
