package org.aceso.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** The pattern of {@code ResourceId}. */
  private static final String ID = "^[a-z]{3}_[0-9a-z]{26}$";

  private static final String ID_MEANING =
      "an id is three letters, _ and 26 letters or digits, such as pha_01jd0000000000000000000000";

  /** The pattern of {@code Slug}. */
  private static final String SLUG = "^[a-z0-9](?:[a-z0-9-]{1,46}[a-z0-9])$";

  private static final String SLUG_MEANING =
      "a slug is 3 to 48 small letters a-z, digits and hyphens, with no hyphen at its ends";

  private static final String INSTANT_MEANING =
      "an instant is a date, a time and its offset, such as 2026-01-05T08:00:00Z or"
          + " 2026-01-05T09:00:00+01:00";

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
              detail(error)));
    }
    return problems;
  }

  static String code(Error error) {
    return CODES.getOrDefault(error.getKeyword(), error.getKeyword());
  }

  static String detail(Error error) {
    if (isAbout(error, "format", "name")) {
      return NameFormat.MEANING;
    }
    if (isAbout(error, "format", "date-time")) {
      return INSTANT_MEANING;
    }
    if (isAbout(error, "pattern", SLUG)) {
      return SLUG_MEANING;
    }
    return isAbout(error, "pattern", ID) ? ID_MEANING : error.getMessage();
  }

  private static boolean isAbout(Error error, String keyword, String argument) {
    return error.getKeyword().equals(keyword)
        && Arrays.asList(error.getArguments()).contains(argument);
  }
}
