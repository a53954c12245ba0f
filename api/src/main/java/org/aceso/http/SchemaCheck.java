package org.aceso.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds a JSON value against a schema, in the words of this API. */
public final class SchemaCheck {
  private static final Map<String, String> CODES =
      Map.of(
          "additionalProperties", "unknown",
          "enum", "choice",
          "minimum", "range",
          "maximum", "range",
          "minLength", "length",
          "maxLength", "length",
          "minItems", "length",
          "maxItems", "length",
          "minProperties", "length");

  private SchemaCheck() {}

  /**
   * Everything that does not fit.
   *
   * @param pointer where the value stands in the body
   */
  public static List<RequestProblem> problems(Schema schema, String pointer, JsonNode value) {
    List<RequestProblem> problems = new ArrayList<>();
    for (Error error : schema.validate(value)) {
      String at = pointer + error.getInstanceLocation();
      problems.add(
          RequestProblem.member(
              error.getProperty() == null
                  ? at
                  : at + "/" + RequestCheck.escape(error.getProperty()),
              code(error),
              error.getMessage()));
    }
    return problems;
  }

  static String code(Error error) {
    return CODES.getOrDefault(error.getKeyword(), error.getKeyword());
  }
}
