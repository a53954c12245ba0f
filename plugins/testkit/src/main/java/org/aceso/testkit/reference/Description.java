package org.aceso.testkit.reference;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a type reproduces the values of a folder of reference vectors; see the README of testkit.
 *
 * @param file where it is written
 * @param folder the name of the folder that it is about
 * @param copy the name of the module's own copy of that folder
 * @param type such as {@code survival@1}
 * @param expected files of expected values besides those called {@code expected.json}
 * @param groups where values come from
 * @param invalid what must be refused
 * @param notCompared the reason for each pattern of values that are left out
 */
record Description(
    Path file,
    String folder,
    String copy,
    String type,
    List<String> expected,
    List<Group> groups,
    List<Group> invalid,
    Map<PathPattern, String> notCompared) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * Reads a description.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Description read(Path file) {
    try {
      JsonNode root = JSON.readTree(file.toFile());
      return new Description(
          file,
          folder(file),
          root.path("copy").asText(folder(file)),
          Members.text(root, "type"),
          texts(root.path("expected")),
          groups(Members.of(root, "type", "copy", "expected", "groups", "invalid", "not_compared")),
          refused(root),
          reasons(root.path("not_compared")));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /** A JSON document in which no member stands twice. */
  static JsonNode document(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static String folder(Path file) {
    return file.getFileName().toString().replaceFirst("\\.json$", "");
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static List<Group> groups(JsonNode root) {
    List<Group> groups = new ArrayList<>();
    Tolerance tolerance = Tolerance.STANDARD.or(root);
    root.path("groups").forEach(node -> groups.add(Group.read(node, tolerance)));
    return groups;
  }

  private static List<Group> refused(JsonNode root) {
    List<Group> groups = new ArrayList<>();
    root.path("invalid").forEach(node -> groups.add(Group.refused(node)));
    return groups;
  }

  private static Map<PathPattern, String> reasons(JsonNode object) {
    Map<PathPattern, String> reasons = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            entry ->
                reasons.put(new PathPattern(entry.getKey()), Members.text(object, entry.getKey())));
    return reasons;
  }
}
