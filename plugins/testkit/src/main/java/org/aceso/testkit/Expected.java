package org.aceso.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What comes of each file of a fixture, from {@code golden.json}:
 *
 * <pre>
 * {
 *   "relative": 1e-9,
 *   "submissions": {
 *     "model.csv": { "auroc@1": 0.9977, "ece@1[bins=10]": { "value": 0.03, "absolute": 1e-6 } },
 *     "constant.csv": { "kappa@1": null }
 *   },
 *   "invalid": {
 *     "nan.csv": [ { "code": "not_a_number", "line": 4, "case": "p3", "field": "risk" } ]
 *   }
 * }
 * </pre>
 *
 * <p>A value without a tolerance of its own takes {@code relative}, which is 1e-9 unless stated;
 * null is "undefined". Metrics that are not listed are not compared. Issues are compared all and
 * exactly; what an issue does not list (line, case, field) must be absent from it, only {@code
 * file} is compared when listed alone.
 */
record Expected(
    SortedMap<String, SortedMap<String, Golden>> submissions,
    SortedMap<String, List<Place>> invalid) {
  private static final double RELATIVE = 1e-9;

  /** A golden value: null for undefined. */
  record Golden(Double value, double relative, double absolute) {

    boolean accepts(Double actual) {
      if (value == null || actual == null) {
        return value == null && actual == null;
      }
      return Math.abs(actual - value) <= Math.max(absolute, relative * Math.abs(value));
    }
  }

  /** One expected issue; {@code file} is empty when it does not matter. */
  record Place(String code, String file, long line, String caseId, String field) {}

  static Expected read(Fixture fixture) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(fixture.expected().toFile());
    } catch (IOException e) {
      throw new AssertionError("cannot read " + fixture.expected() + ": " + e.getMessage(), e);
    }
    double relative = root.path("relative").asDouble(RELATIVE);
    SortedMap<String, SortedMap<String, Golden>> submissions = new TreeMap<>();
    root.path("submissions")
        .properties()
        .forEach(file -> submissions.put(file.getKey(), goldens(file.getValue(), relative)));
    SortedMap<String, List<Place>> invalid = new TreeMap<>();
    root.path("invalid")
        .properties()
        .forEach(file -> invalid.put(file.getKey(), places(file.getValue())));
    return new Expected(submissions, invalid);
  }

  private static SortedMap<String, Golden> goldens(JsonNode values, double relative) {
    SortedMap<String, Golden> goldens = new TreeMap<>();
    values
        .properties()
        .forEach(metric -> goldens.put(metric.getKey(), golden(metric.getValue(), relative)));
    return goldens;
  }

  private static Golden golden(JsonNode node, double relative) {
    JsonNode value = node.isObject() ? node.path("value") : node;
    boolean own = node.has("relative") || node.has("absolute");
    return new Golden(
        value.isNumber() ? value.doubleValue() : null,
        own ? node.path("relative").asDouble(0) : relative,
        node.path("absolute").asDouble(0));
  }

  private static List<Place> places(JsonNode issues) {
    List<Place> places = new ArrayList<>();
    for (JsonNode issue : issues) {
      places.add(
          new Place(
              issue.path("code").asText(),
              issue.path("file").asText(),
              issue.path("line").asLong(),
              issue.path("case").asText(),
              issue.path("field").asText()));
    }
    return places;
  }
}
