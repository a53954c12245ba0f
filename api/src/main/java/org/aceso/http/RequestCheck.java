package org.aceso.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Holds a request against its operation and collects everything that does not fit. */
final class RequestCheck {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  private RequestCheck() {}

  /** A path that does not fit its parameters names nothing. */
  static void path(Operation operation, Map<String, String> values) {
    operation
        .pathParameters()
        .forEach(
            (name, parameter) -> {
              for (Error error : parameter.schema().validate(node(values.get(name), parameter))) {
                throw Refusal.notFound(name + ": " + SchemaCheck.detail(error));
              }
            });
  }

  static void query(Operation operation, Map<String, List<String>> values) {
    List<RequestProblem> problems = new ArrayList<>();
    values.forEach(
        (name, given) -> {
          Operation.Parameter parameter = operation.queryParameters().get(name);
          if (parameter == null) {
            problems.add(parameter(name, "unknown", known(operation.queryParameters().keySet())));
          } else if (given.size() > 1) {
            problems.add(parameter(name, "repeated", "must be given once"));
          } else if (!TextCheck.isReadable(given.get(0))) {
            problems.add(parameter(name, TextCheck.CODE, TextCheck.DETAIL));
          } else {
            for (Error error : parameter.schema().validate(node(given.get(0), parameter))) {
              problems.add(parameter(name, SchemaCheck.code(error), SchemaCheck.detail(error)));
            }
          }
        });
    refuse(problems);
  }

  /** The headers that the operation declares; others are no business of the contract. */
  static void headers(Operation operation, UnaryOperator<String> values) {
    List<RequestProblem> problems = new ArrayList<>();
    operation
        .headers()
        .forEach(
            (name, parameter) -> {
              String given = values.apply(name);
              if (given != null) {
                for (Error error : parameter.schema().validate(node(given, parameter))) {
                  problems.add(
                      new RequestProblem(
                          RequestProblem.Place.HEADER,
                          name,
                          SchemaCheck.code(error),
                          SchemaCheck.detail(error)));
                }
              }
            });
    refuse(problems);
  }

  /** Refuses a body for what is wrong with it, and for what was found wrong before. */
  static void body(Schema schema, JsonNode body, List<RequestProblem> problems) {
    problems.addAll(SchemaCheck.problems(schema, "#", body));
    TextCheck.collect("#", body, problems);
    refuse(problems);
  }

  /** A member's name as part of a JSON pointer (RFC 6901, section 3). */
  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  static void refuse(List<RequestProblem> problems) {
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
  }

  private static String known(Set<String> names) {
    return names.isEmpty()
        ? "this operation takes no query parameters"
        : "this operation takes " + String.join(", ", new TreeSet<>(names)) + " only";
  }

  private static RequestProblem parameter(String name, String code, String detail) {
    return new RequestProblem(RequestProblem.Place.PARAMETER, name, code, detail);
  }

  private static JsonNode node(String text, Operation.Parameter parameter) {
    return parameter.type().equals("integer") && WHOLE.matcher(text).matches()
        ? LongNode.valueOf(Long.parseLong(text))
        : TextNode.valueOf(text);
  }
}
