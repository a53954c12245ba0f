package org.aceso.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes requests out of the contract: its paths, its parameters, its examples. */
final class Requests {
  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z]+)}");
  private static final Pattern ID = Pattern.compile("\"([a-z]{3})_[0-9a-z]{26}\"");
  private static final AtomicInteger NEXT = new AtomicInteger();

  /** Parameters whose values are no ids. */
  private static final Map<String, String> NAMES =
      Map.of(
          "fileName", "truth.csv",
          "asset", "start.js",
          "typeId", "binary-risk@1",
          "preset", "visiomel-2023",
          "documentKind", "RULES",
          "documentVersion", "1",
          "problemName", "validation-error",
          "digest", "0".repeat(64));

  /** The bodies that are no JSON, by operation. */
  private static final Map<String, String> FILES =
      Map.of(
          "putDatasetFile", Question.RISK.truth(),
          "createSubmission", Question.RISK.prediction(),
          "validateSubmission", Question.RISK.prediction(),
          "appendToUpload", "1234");

  private Requests() {}

  /**
   * A request for an operation, which a caller who may make it could make: the first example of its
   * body, its required parameters, and {@code If-Match: *} where an edit needs one.
   *
   * @param ids what path parameters and ids within the body stand for: values by the name of a path
   *     parameter ({@code teamId}), and {@code code} for an invitation's code
   */
  static Request valid(Spec.Op op, Map<String, String> ids) {
    Request request = Request.of(op.method(), path(op, ids) + query(op));
    if (Spec.parameters(op, "header").stream()
        .anyMatch(header -> header.name().equals("If-Match"))) {
      request = request.with("If-Match", "*");
    }
    for (Spec.Parameter header : Spec.parameters(op, "header")) {
      JsonNode example = header.node().at("/schema/examples/0");
      if (header.node().path("required").asBoolean() && !example.isMissingNode()) {
        request = request.with(header.name(), example.asText());
      }
    }
    List<Examples.Example> examples = Examples.ofRequest(op);
    if (!examples.isEmpty()) {
      Examples.Example first = examples.get(0);
      return request.body(first.mediaType(), bound(first.value(), ids));
    }
    return op.node().has("requestBody")
        ? request.body(mediaType(op), FILES.getOrDefault(op.id(), "id\nP1\n"))
        : request;
  }

  /** The one that the operation reads, where it names one. */
  private static String mediaType(Spec.Op op) {
    String named = op.node().at("/requestBody/content").fieldNames().next();
    return named.equals("*/*") ? "text/csv" : named;
  }

  private static String path(Spec.Op op, Map<String, String> ids) {
    return PARAMETER
        .matcher(op.path())
        .replaceAll(match -> Matcher.quoteReplacement(encoded(value(match.group(1), ids))));
  }

  private static String value(String name, Map<String, String> ids) {
    return ids.getOrDefault(name, NAMES.getOrDefault(name, Known.missing(Known.kind(name))));
  }

  private static String query(Spec.Op op) {
    StringBuilder query = new StringBuilder();
    for (Spec.Parameter parameter : Spec.parameters(op, "query")) {
      if (parameter.node().path("required").asBoolean()) {
        JsonNode schema = Spec.ROOT.at(Spec.resolve(parameter.pointer() + "/schema"));
        String value = schema.at("/examples/0").asText(schema.at("/enum/0").asText("1"));
        query.append(query.isEmpty() ? "?" : "&").append(parameter.name()).append('=');
        query.append(encoded(value));
      }
    }
    return query.toString();
  }

  /** The example with ids that are there, and names that were not used before. */
  private static String bound(JsonNode example, Map<String, String> ids) {
    String text =
        ID.matcher(example.toString())
            .replaceAll(match -> "\"" + id(match.group(1), match.group(), ids) + "\"");
    if (ids.containsKey("code")) {
      text = text.replaceAll("\"inv_[^\"]*\"", "\"" + ids.get("code") + "\"");
    }
    return text.replaceAll(
        "\"(slug|name)\":\"([^\"]{1,40})\"", "\"$1\":\"$2-" + NEXT.incrementAndGet() + "\"");
  }

  private static String id(String kind, String written, Map<String, String> ids) {
    return ids.entrySet().stream()
        .filter(entry -> Known.kind(entry.getKey()).equals(kind))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(written.replace("\"", ""));
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("%40", "@");
  }
}
