package org.aceso.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aceso.http.Json;

/**
 * Data for one preset: {@code src/test/presets/<name>.json} in the module of its type, with paths
 * relative to that file.
 *
 * <pre>
 * { "reference": "…/truth.csv", "submission": "…/model.csv", "value": 0.85,
 *   "cases": "cases.csv", "files": { "baseline_labels": "…/train.csv" } }
 * </pre>
 *
 * <p>{@code value} is that of the ranking metric, null when it is undefined; a folder is handed in
 * as a zip of its files.
 */
record PresetFixture(Path file, JsonNode content) {
  private static final Path PLUGINS = Path.of("../plugins");

  static PresetFixture of(String preset) {
    try (Stream<Path> modules = Files.list(PLUGINS)) {
      Path file =
          modules
              .map(module -> module.resolve("src/test/presets").resolve(preset + ".json"))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow(() -> new AssertionError("no module has data for the preset " + preset));
      return new PresetFixture(file, Json.MAPPER.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path reference() {
    return at("reference");
  }

  Path submission() {
    return at("submission");
  }

  boolean hasCases() {
    return content.has("cases");
  }

  Path cases() {
    return at("cases");
  }

  /** Null when it is undefined. */
  Double value() {
    return content.path("value").isNumber() ? content.get("value").asDouble() : null;
  }

  Map<String, Path> files() {
    Map<String, Path> files = new TreeMap<>();
    content
        .path("files")
        .properties()
        .forEach(one -> files.put(one.getKey(), file.resolveSibling(one.getValue().asText())));
    return files;
  }

  private Path at(String member) {
    return file.resolveSibling(content.path(member).asText());
  }

  /** The bytes of a file, or a zip of a folder. */
  static byte[] bytes(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return Files.readAllBytes(path);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Stream<Path> walked = Files.walk(path);
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      List<Path> files = walked.filter(Files::isRegularFile).sorted().toList();
      for (Path one : files) {
        zip.putNextEntry(new ZipEntry(path.relativize(one).toString().replace('\\', '/')));
        Files.copy(one, zip);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
