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
import java.util.concurrent.ConcurrentHashMap;

/** Reads the JSON of strangers: whatever it is, it takes no long time and no much room. */
final class JsonBody {
  /** The largest JSON body, in bytes. */
  static final int MOST_BYTES = 1 << 20;

  /** How many values and brackets a body has at most, unless its operation takes more. */
  static final int MOST_VALUES = 20_000;

  /** A byte order mark, which may be ignored. */
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 64;
  private static final int LONGEST_NAME = 256;

  /** By the most values of a body. */
  private static final Map<Integer, ObjectMapper> MAPPERS = new ConcurrentHashMap<>();

  /** What the parser's messages begin with, in words of JSON. */
  private static final Map<String, String> WHY =
      Map.of(
          "Document nesting depth",
          "nested deeper than " + DEEPEST + " levels",
          "Number value length",
          "a number has more than " + LONGEST_NUMBER + " characters",
          "Name length",
          "a name has more than " + LONGEST_NAME + " characters",
          "String value length",
          "a text is too long",
          "Token count",
          "there are too many values and brackets",
          "Duplicate ",
          "a member stands twice in one object");

  private JsonBody() {}

  private static ObjectMapper mapper(int mostValues) {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxDocumentLength(MOST_BYTES)
            .maxTokenCount(mostValues)
            .maxStringLength(MOST_BYTES)
            .maxNumberLength(LONGEST_NUMBER)
            .maxNameLength(LONGEST_NAME)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /**
   * Reads a body, or refuses it with the place where reading stopped.
   *
   * @param mostValues how many values and brackets it has at most
   */
  static JsonNode read(byte[] body, int mostValues) {
    try {
      JsonNode tree = MAPPERS.computeIfAbsent(mostValues, JsonBody::mapper).readTree(utf8(body));
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
