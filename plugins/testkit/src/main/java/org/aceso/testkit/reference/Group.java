package org.aceso.testkit.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place in an expected file below which all values are of one submission.
 *
 * @param at the place
 * @param inputs what is evaluated, with names in braces that {@code at} captures
 * @param values by pattern of the whole path, where a value comes from
 */
record Group(PathPattern at, Inputs inputs, Map<PathPattern, Target> values) {

  /**
   * The files and settings of an evaluation.
   *
   * @param submission a file or folder
   * @param reference a file or folder
   * @param cases the public case list; null when the reference lists its cases
   * @param caseColumn the column of {@code cases} with the ids; null for the one called {@code
   *     case}, else the first
   * @param settings by name; a file as {@code @name}
   */
  record Inputs(
      String submission, String reference, String cases, String caseColumn, ObjectNode settings) {

    static Inputs read(JsonNode node) {
      JsonNode cases = node.path("cases");
      return new Inputs(
          Members.text(node, "submission"),
          Members.text(node, "reference"),
          cases.isObject() ? Members.text(cases, "file") : cases.asText(null),
          cases.path("id").asText(null),
          node.path("settings") instanceof ObjectNode settings ? settings : noSettings(node));
    }

    private static ObjectNode noSettings(JsonNode node) {
      if (node.has("settings")) {
        throw new IllegalArgumentException("settings are an object");
      }
      return JsonNodeFactory.instance.objectNode();
    }

    /** These with what a path captured in place of names. */
    Inputs filled(Map<String, String> captured) {
      return new Inputs(
          Template.fill(submission, captured),
          Template.fill(reference, captured),
          cases == null ? null : Template.fill(cases, captured),
          caseColumn,
          (ObjectNode) Template.fill(settings, captured));
    }
  }

  static Group read(JsonNode node, Tolerance tolerance) {
    Members.of(node, "at", "submission", "reference", "cases", "settings", "values");
    String at = Members.text(node, "at");
    Tolerance own = tolerance.or(node);
    Map<PathPattern, Target> values = new LinkedHashMap<>();
    node.path("values")
        .properties()
        .forEach(
            value ->
                values.put(
                    new PathPattern(below(at, value.getKey())),
                    Target.read(value.getValue(), own)));
    return new Group(new PathPattern(at), Inputs.read(node), values);
  }

  /** An invalid file: it has no values. */
  static Group refused(JsonNode node) {
    Members.of(node, "at", "submission", "reference", "cases", "settings");
    return new Group(new PathPattern(Members.text(node, "at")), Inputs.read(node), Map.of());
  }

  private static String below(String at, String path) {
    List<String> parts = new ArrayList<>(List.of(at, path));
    parts.removeIf(String::isEmpty);
    return String.join("/", parts);
  }
}
