package org.aceso.runner.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PresetsTest {
  private static final String PRESET =
      """
      { "name": "ages-2020", "title": { "en": "Ages" }, "question": { "en": "How old?", "fr": "Quel âge ?" },
        "summary": { "en": "Years." }, "source": "https://example.org/ages", "citation": "A., 2020",
        "type": "regression@1", "settings": { "unit": "years" },
        "files": [ { "setting": "training", "name": "train.csv", "help": "Earlier ages." } ],
        "composites": [ { "name": "final", "title": "Final", "better": "LOWER",
          "terms": [ { "metric": "mae@1", "weight": 2 } ] } ],
        "ranking": { "metric": "composite@1[name=final]", "ties": "SHARED", "missing": "LAST", "entry": "BEST" },
        "cases": "A person.", "reference": "CSV.", "data": "Free." }
      """;

  @TempDir private Path folder;

  private Presets read(Map<String, String> entries) throws IOException {
    Path jar = folder.resolve("test.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return Presets.of(jar);
  }

  private Presets one(String preset) throws IOException {
    return read(Map.of("META-INF/aceso/presets/ages-2020.json", preset));
  }

  @Test
  void preset_isReadWithWhatIsStandard() throws IOException {
    Presets read = one(PRESET);

    assertEquals(List.of(), read.problems());
    Preset preset = read.presets().get(0);
    assertEquals("Quel âge ?", preset.question().fr());
    assertEquals("years", preset.settings().path("unit").asText());
    assertEquals(0.0, preset.composites().get(0).terms().get(0).from());
    assertEquals("training", preset.files().get(0).setting());
  }

  @Test
  void otherFiles_areNoPresets() throws IOException {
    Presets read =
        read(
            Map.of(
                "META-INF/aceso/presets/README.md", "no JSON",
                "META-INF/aceso/presets/more/ages-2020.json", PRESET,
                "ages-2020.json", PRESET));

    assertEquals(new Presets(List.of(), List.of()), read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ages-2020 | ages-2021 | its name is ages-2021, its file's ages-2020",
        "\"Ages\" | \" \" | a text is missing",
        "\"data\": \"Free.\" | \"data\": null | a text is missing",
        "https://example.org/ages | ask us | source is no URL",
        "\"weight\": 2 | \"weight\": 0 | composites/0/terms/0/weight must be a number other than 0",
        "\"metric\": \"composite@1[name=final]\", | '' | ranking states no metric",
        "\"ties\" | \"tie\" | ranking has no member tie",
        "\"data\" | \"date\" | Unrecognized field",
        "Ages | Ages\"} | Unexpected",
        "\"files\": [ | \"files\": [ null, | NullPointer",
      })
  void wrongPreset_isNamedAndLeftOut(String text, String other, String problem) throws IOException {
    Presets read = one(PRESET.replace(text, other));

    assertEquals(List.of(), read.presets());
    assertTrue(
        read.problems().stream()
            .anyMatch(
                one ->
                    one.startsWith("META-INF/aceso/presets/ages-2020.json")
                        && one.contains(problem)),
        read.problems().toString());
  }

  @Test
  void longFile_isNotReadToItsEnd() throws IOException {
    Presets read = one(PRESET + " ".repeat(1 << 20));

    assertEquals(1, read.problems().size());
    assertTrue(read.problems().get(0).contains("more than 65536 bytes"));
  }
}
