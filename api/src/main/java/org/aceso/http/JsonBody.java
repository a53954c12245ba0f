package org.aceso.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Reads the JSON of strangers: whatever it is, it takes no long time and no much room. */
final class JsonBody {
  /** The largest JSON body, in bytes. */
  static final int MOST_BYTES = 1 << 20;

  /** A byte order mark, which may be ignored. */
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(64)
          .maxDocumentLength(MOST_BYTES)
          .maxTokenCount(20_000)
          .maxStringLength(MOST_BYTES)
          .maxNumberLength(64)
          .maxNameLength(256)
          .build();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What the parser's messages begin with, in words of JSON. */
  private static final Map<String, String> WHY =
      Map.of(
          "Document nesting depth", "nested deeper than " + BOUNDS.getMaxNestingDepth() + " levels",
          "Number value length",
              "a number has more than " + BOUNDS.getMaxNumberLength() + " characters",
          "Name length", "a name has more than " + BOUNDS.getMaxNameLength() + " characters",
          "String value length", "a text is too long",
          "Token count", "more than " + BOUNDS.getMaxTokenCount() + " values and brackets",
          "Duplicate ", "a member stands twice in one object");

  private JsonBody() {}

  /** Reads a body, or refuses it with the place where reading stopped. */
  static JsonNode read(byte[] body) {
    try {
      JsonNode tree = MAPPER.readTree(utf8(body));
      if (tree == null || tree.isMissingNode()) {
        throw malformed("the body is empty");
      }
      requireFinite(tree);
      return tree;
    } catch (JsonProcessingException e) {
      throw malformed(why(e) + where(e.getLocation()));
    } catch (IOException e) {
      throw malformed("the body is not UTF-8 JSON");
    }
  }

  /**
   * JSON is UTF-8 (RFC 8259, section 8.1): left alone, the parser would guess other encodings, and
   * what stands before the server would read another body than the server.
   */
  private static Reader utf8(byte[] body) {
    boolean isMarked = Arrays.equals(MARK, Arrays.copyOf(body, MARK.length));
    int start = isMarked ? MARK.length : 0;
    return new InputStreamReader(
        new ByteArrayInputStream(body, start, body.length - start),
        StandardCharsets.UTF_8.newDecoder());
  }

  /** A number beyond those of IEEE 754 would be read as an infinity (RFC 8259, section 6). */
  private static void requireFinite(JsonNode node) {
    if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
      throw malformed("a number is beyond those that a double holds");
    }
    node.forEach(JsonBody::requireFinite);
  }

  private static String why(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    return WHY.entrySet().stream()
        .filter(one -> message.startsWith(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(
            e instanceof StreamConstraintsException
                ? "something is too long"
                : e instanceof MismatchedInputException
                    ? "something follows the document"
                    : "this is not JSON");
  }

  private static String where(JsonLocation place) {
    return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
  }

  private static Refusal malformed(String detail) {
    return new Refusal(ProblemType.MALFORMED_REQUEST, detail);
  }
}
