package org.aceso.runner.preset;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aceso.runner.json.RunnerJson;

/**
 * The presets of a jar.
 *
 * @param presets in the order of their names
 * @param problems one line for each that cannot be used
 */
public record Presets(List<Preset> presets, List<String> problems) {
  private static final Pattern ENTRY =
      Pattern.compile("META-INF/aceso/presets/([a-z][a-z0-9-]{0,63})\\.json");
  private static final int MOST_BYTES = 1 << 16;
  private static final int MOST = 200;

  public Presets {
    presets = List.copyOf(presets);
    problems = List.copyOf(problems);
  }

  /**
   * Reads the files in {@code META-INF/aceso/presets} of a jar.
   *
   * @throws IOException when the jar cannot be read
   */
  public static Presets of(Path jar) throws IOException {
    List<Preset> presets = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      List<JarEntry> entries =
          file.stream()
              .filter(entry -> ENTRY.matcher(entry.getName()).matches())
              .sorted((one, other) -> one.getName().compareTo(other.getName()))
              .limit(MOST)
              .toList();
      for (JarEntry entry : entries) {
        try (InputStream in = file.getInputStream(entry)) {
          take(entry.getName(), in.readNBytes(MOST_BYTES + 1), presets, problems);
        }
      }
    }
    return new Presets(presets, problems);
  }

  private static void take(
      String entry, byte[] bytes, List<Preset> presets, List<String> problems) {
    Matcher name = ENTRY.matcher(entry);
    List<String> found = new ArrayList<>();
    if (!name.matches() || bytes.length > MOST_BYTES) {
      problems.add(entry + " has more than " + MOST_BYTES + " bytes");
      return;
    }
    try {
      Preset preset = RunnerJson.mapper().readValue(bytes, Preset.class);
      found.addAll(PresetCheck.problems(preset, name.group(1)));
      if (found.isEmpty()) {
        presets.add(preset);
      }
    } catch (JsonProcessingException e) {
      found.add(e.getOriginalMessage());
    } catch (IOException e) {
      found.add(e.getMessage());
    }
    found.forEach(problem -> problems.add(entry + ": " + problem));
  }
}
