package org.aceso.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.aceso.http.Json;
import org.aceso.http.RequestProblem;
import org.aceso.http.VisibleText;

/** Which part of JSON Schema questions may use. */
final class QuestionLanguage {
  private static final int MOST_BYTES = 16 << 10;
  private static final int MOST_DEPTH = 10;
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  /** Keywords whose value is no schema. */
  private static final Set<String> PLAIN =
      Set.of(
          "$schema",
          "$comment",
          "title",
          "description",
          "default",
          "examples",
          "type",
          "enum",
          "const",
          "format",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "minItems",
          "maxItems",
          "uniqueItems",
          "required",
          "minProperties",
          "maxProperties");

  /** Keywords whose value is a schema. */
  private static final Set<String> ONE =
      Set.of("items", "contains", "additionalProperties", "not", "if", "then", "else");

  /** Keywords whose value is a list of schemas. */
  private static final Set<String> LIST = Set.of("allOf", "anyOf", "oneOf", "prefixItems");

  private QuestionLanguage() {}

  static void collect(String pointer, JsonNode schema, List<RequestProblem> problems) {
    if (Json.bytes(schema).length > MOST_BYTES) {
      add(pointer, "length", "must have at most " + MOST_BYTES + " bytes as JSON", problems);
      return;
    }
    if (!schema.path("type").asText().equals("object")) {
      add(pointer + "/type", "required", "answers are an object: say type: object", problems);
    }
    JsonNode more = schema.path("additionalProperties");
    if (!more.isBoolean() || more.booleanValue()) {
      add(
          pointer + "/additionalProperties",
          "required",
          "nothing is kept that was not asked for: say additionalProperties: false",
          problems);
    }
    VisibleText.collect(pointer, schema, problems);
    keywords(pointer, schema, 1, problems);
  }

  private static void keywords(
      String pointer, JsonNode schema, int depth, List<RequestProblem> problems) {
    if (depth > MOST_DEPTH) {
      add(pointer, "depth", "schemas nest at most " + MOST_DEPTH + " levels", problems);
      return;
    }
    for (var member : schema.properties()) {
      String keyword = member.getKey();
      JsonNode value = member.getValue();
      String at = RequestProblem.pointer(pointer, keyword);
      if (ONE.contains(keyword)) {
        keywords(at, value, depth + 1, problems);
      } else if (LIST.contains(keyword)) {
        for (int i = 0; i < value.size(); i++) {
          keywords(at + "/" + i, value.path(i), depth + 1, problems);
        }
      } else if (keyword.equals("properties")) {
        for (var property : value.properties()) {
          String inside = RequestProblem.pointer(at, property.getKey());
          keywords(inside, property.getValue(), depth + 1, problems);
        }
      } else if (!PLAIN.contains(keyword)) {
        add(at, "unknown", "this keyword is not taken in questions", problems);
      } else {
        values(at, keyword, value, problems);
      }
    }
  }

  private static void values(
      String at, String keyword, JsonNode value, List<RequestProblem> problems) {
    if (keyword.equals("format") && !value.asText().equals("date")) {
      add(at, "choice", "the only format that is taken is date", problems);
    }
    if (keyword.equals("$schema") && !value.asText().equals(DIALECT)) {
      add(at, "choice", "the only dialect that is taken is " + DIALECT, problems);
    }
  }

  private static void add(
      String pointer, String code, String detail, List<RequestProblem> problems) {
    problems.add(RequestProblem.member(pointer, code, detail));
  }
}
