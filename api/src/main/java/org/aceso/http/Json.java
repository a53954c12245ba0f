package org.aceso.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The one JSON mapper of the server: strict and bounded in what it reads. */
public final class Json {
  public static final ObjectMapper MAPPER = mapper(JsonBody.MOST_BYTES);

  /** What was written here may be as long as it became: a board of thousands of teams, for one. */
  private static final ObjectMapper STORED = mapper(Long.MAX_VALUE);

  private static ObjectMapper mapper(long mostBytes) {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxDocumentLength(mostBytes)
            .maxStringLength(JsonBody.MOST_BYTES)
            .maxNumberLength(64)
            .maxNameLength(256)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
        .addModule(new JavaTimeModule())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
        .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
        .build();
  }

  private Json() {}

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
      return STORED.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON is not a " + type.getSimpleName(), e);
    }
  }
}
