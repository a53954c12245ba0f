package org.aceso.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.aceso.runner.preset.Preset;
import org.aceso.runner.preset.Presets;

/** The presets of a folder of jars for people to read; no jar is loaded. */
final class PresetText {
  private PresetText() {}

  static int print(Path folder, PrintWriter out, PrintWriter err) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UsageException("the plugins folder " + folder + " is missing");
    }
    for (Path jar : jars(folder)) {
      Presets found = Presets.of(jar);
      found.presets().forEach(preset -> print(preset, out));
      found
          .problems()
          .forEach(problem -> err.println("aceso: " + jar.getFileName() + ": " + problem));
    }
    return Exit.DONE;
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static void print(Preset preset, PrintWriter out) {
    out.println(preset.name() + "  " + preset.title().en());
    out.println("  " + preset.question().en());
    out.println("  " + preset.type() + ", ranked by " + preset.ranking().path("metric").asText());
    preset
        .files()
        .forEach(
            file -> out.println("  to be uploaded: " + file.name() + " (" + file.setting() + ")"));
    out.println("  " + preset.source());
  }
}
