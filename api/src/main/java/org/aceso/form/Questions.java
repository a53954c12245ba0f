package org.aceso.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aceso.http.Json;
import org.aceso.http.RequestProblem;
import org.aceso.http.SchemaCheck;
import org.aceso.http.VisibleText;

/**
 * The questions of a form: a JSON Schema of the answers, in the part of the language whose checks
 * take time in proportion to the answers. Without references it is a tree of known size, and no
 * expression of a stranger meets a backtracking engine.
 */
public final class Questions {
  private static final int MOST_ANSWER_BYTES = 64 << 10;
  private static final int MOST_PROBLEMS = 100;
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(
          Dialects.getDraft202012(),
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .formatAssertionsEnabled(true)
                      .pathType(PathType.JSON_POINTER)
                      .locale(Locale.ROOT)
                      .build()));
  private static final Schema META =
      SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

  private final JsonNode schema;

  private Questions(JsonNode schema) {
    this.schema = schema;
  }

  /** What was checked before, as it is stored. */
  static Questions stored(String json) {
    return stored(Json.parse(json, JsonNode.class));
  }

  /** The same, as it was read. */
  public static Questions stored(JsonNode schema) {
    return new Questions(schema);
  }

  /** Reads a schema; problems get everything for which it is not taken. */
  public static Questions read(String pointer, JsonNode schema, List<RequestProblem> problems) {
    QuestionLanguage.collect(pointer, schema, problems);
    if (problems.isEmpty()) {
      problems.addAll(few(SchemaCheck.problems(META, pointer, schema)));
    }
    return new Questions(schema);
  }

  JsonNode schema() {
    return schema;
  }

  String json() {
    return Json.text(schema);
  }

  /** Everything that is wrong with answers. */
  public List<RequestProblem> problems(String pointer, JsonNode answers) {
    if (Json.bytes(answers).length > MOST_ANSWER_BYTES) {
      return List.of(
          RequestProblem.member(
              pointer, "length", "must have at most " + MOST_ANSWER_BYTES + " bytes as JSON"));
    }
    List<RequestProblem> problems = new ArrayList<>();
    VisibleText.collect(pointer, answers, problems);
    if (problems.isEmpty()) {
      problems.addAll(SchemaCheck.problems(SCHEMAS.getSchema(schema), pointer, answers));
    }
    return few(problems);
  }

  private static List<RequestProblem> few(List<RequestProblem> problems) {
    return problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()));
  }
}
