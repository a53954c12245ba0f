package org.aceso.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The one JSON mapper of the server: strict and bounded in what it reads. */
public final class Json {
  /** The largest JSON body, in bytes. */
  public static final int MOST_BYTES = 1 << 20;

  /** A byte order mark, which may be ignored. */
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(64)
          .maxDocumentLength(MOST_BYTES)
          .maxStringLength(MOST_BYTES)
          .maxNumberLength(64)
          .maxNameLength(256)
          .build();

  public static final ObjectMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
          .addModule(new JavaTimeModule())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private Json() {}

  /** Reads a body, or refuses it with the place where reading stopped. */
  static JsonNode read(byte[] body) {
    try {
      JsonNode tree = MAPPER.readTree(utf8(body));
      if (tree == null || tree.isMissingNode()) {
        throw new Refusal(ProblemType.MALFORMED_REQUEST, "the body is empty");
      }
      return tree;
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " at line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr();
      throw new Refusal(ProblemType.MALFORMED_REQUEST, why(e) + where);
    } catch (IOException e) {
      throw new Refusal(ProblemType.MALFORMED_REQUEST, "the body is not UTF-8 JSON");
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

  /** In words of JSON: the reader's own messages name its classes and switches. */
  private static String why(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "nested deeper than "
          + BOUNDS.getMaxNestingDepth()
          + " levels, or a name, number or text is too long";
    }
    if (e instanceof MismatchedInputException) {
      return "something follows the document";
    }
    return e.getOriginalMessage().startsWith("Duplicate ")
        ? "a member stands twice in one object"
        : "this is not JSON";
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a wire record that has no JSON", e);
    }
  }

  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value that has no JSON", e);
    }
  }

  /** Reads what {@link #text} wrote. */
  public static <T> T parse(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON is not a " + type.getSimpleName(), e);
    }
  }
}
