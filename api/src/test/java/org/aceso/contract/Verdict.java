package org.aceso.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells from the contract alone whether a request must be refused, whoever sends it. */
final class Verdict {
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Verdict() {}

  /** Why it must be refused; empty when it may be or when the contract does not tell. */
  static Optional<String> refusal(Request request) {
    Optional<Spec.Op> served = request.operation();
    if (served.isEmpty()) {
      return Optional.of("no operation");
    }
    Spec.Op op = served.get();
    return query(op, request.query())
        .or(() -> headers(op, request))
        .or(
            () ->
                request.headers().containsKey("Content-Encoding")
                    ? Optional.empty()
                    : body(op, request));
  }

  private static Optional<String> query(Spec.Op op, String query) {
    Set<String> seen = new HashSet<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      Optional<Spec.Parameter> parameter =
          Spec.parameters(op, "query").stream()
              .filter(one -> one.name().equals(parts[0]))
              .findFirst();
      if (parameter.isEmpty() || !seen.add(parts[0])) {
        return Optional.of("the query parameter " + parts[0]);
      }
      if (parts.length == 2 && !fits(parameter.get(), decoded(parts[1]))) {
        return Optional.of("the value of " + parts[0]);
      }
    }
    return Optional.empty();
  }

  private static String decoded(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }

  private static boolean fits(Spec.Parameter parameter, String value) {
    String schema = parameter.pointer() + "/schema";
    boolean whole = Spec.ROOT.at(Spec.resolve(schema)).path("type").asText().equals("integer");
    JsonNode node =
        whole && value.matches("-?[0-9]{1,18}")
            ? LongNode.valueOf(Long.parseLong(value))
            : TextNode.valueOf(value);
    return Spec.problems(schema, node).isEmpty();
  }

  private static Optional<String> headers(Spec.Op op, Request request) {
    for (Spec.Parameter header : Spec.parameters(op, "header")) {
      String given = request.headers().get(header.name());
      if (given == null && header.name().equals("If-Match") && !mayBeNew(op)) {
        return Optional.of("no If-Match");
      }
      if (given != null && !fits(header, given)) {
        return Optional.of("the header " + header.name());
      }
    }
    return Optional.empty();
  }

  /** Where there may be nothing yet, an edit need not name what it changes. */
  private static boolean mayBeNew(Spec.Op op) {
    return Spec.parameters(op, "header").stream()
        .anyMatch(header -> header.name().equals("If-None-Match"));
  }

  private static Optional<String> body(Spec.Op op, Request request) {
    JsonNode content = op.node().at("/requestBody/content");
    if (content.isMissingNode()) {
      // What comes with a GET means nothing, and may be ignored (RFC 9110, section 9.3.1).
      boolean isIgnored = request.text().isBlank() || op.method().equals("GET");
      return isIgnored ? Optional.empty() : Optional.of("a body where none is");
    }
    if (content.has("*/*")) {
      return Optional.empty();
    }
    boolean isEmpty = request.body() == null || request.body().length == 0;
    if (isEmpty && !op.node().at("/requestBody/required").asBoolean()) {
      return Optional.empty();
    }
    String type = request.mediaType().replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    if (!content.has(type)) {
      return Optional.of("the media type " + type);
    }
    String schema = op.pointer() + "/requestBody/content/" + Spec.escape(type) + "/schema";
    return type.endsWith("json") ? json(schema, request.body()) : Optional.empty();
  }

  private static Optional<String> json(String schema, byte[] body) {
    if (body == null || body.length == 0) {
      return Optional.of("no body");
    }
    if (body.length > 1 << 20) {
      return Optional.of("more than a mebibyte");
    }
    try {
      JsonNode tree = STRICT.readTree(text(body));
      if (tree.isMissingNode()) {
        return Optional.of("a blank body");
      }
      List<String> problems = Spec.problems(schema, tree);
      return problems.isEmpty() ? Optional.empty() : Optional.of("the schema: " + problems);
    } catch (CharacterCodingException e) {
      return Optional.of("no UTF-8");
    } catch (NumberFormatException e) {
      return Optional.of("a number beyond all numbers");
    } catch (IOException e) {
      return Optional.of("no JSON");
    }
  }

  /** A byte order mark may be ignored (RFC 8259, section 8.1). */
  private static String text(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(body))
        .toString()
        .replaceFirst("^\ufeff", "");
  }
}
