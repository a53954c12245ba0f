package org.aceso.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The body of an answer in the coding that the client takes, with its tag.
 *
 * @param body what the handler answered
 * @param plain the bytes before they are compressed
 * @param mediaType empty when the answer's headers say it
 * @param tag empty when there is none
 */
record Representation(
    Object body,
    byte[] plain,
    Optional<String> mediaType,
    boolean isCompressed,
    Optional<String> tag) {
  private static final int LEAST_COMPRESSED = 1024;

  /** More would keep a processor busy for whoever asks. */
  private static final int MOST_COMPRESSED = 512 * 1024;

  /** Of what a handler answered, unless that is a file. */
  static Representation of(Call call, Answer answer) {
    Object body = answer.body();
    byte[] bytes = bytes(body);
    String type = answer.headers().get("Content-Type");
    boolean isRead = call.operation().isRead() && answer.status() == 200;
    boolean isCompressed =
        isRead
            && bytes.length >= LEAST_COMPRESSED
            && bytes.length <= MOST_COMPRESSED
            && (type == null || type.matches("(text|application)/.*"))
            && Accept.of(call.context().header("Accept-Encoding")).takesCoding("gzip");
    Optional<String> tag = Optional.ofNullable(answer.headers().get("ETag"));
    if (tag.isEmpty() && isRead && !answer.isVolatile()) {
      tag = Optional.of(ETags.of(bytes, !call.operation().isList()));
    }
    return new Representation(
        body,
        bytes,
        Optional.ofNullable(type == null ? "application/json" : null),
        isCompressed,
        isCompressed ? tag.map(ETags::compressed) : tag);
  }

  private static byte[] bytes(Object body) {
    if (body instanceof byte[] bytes) {
      return bytes;
    }
    if (body instanceof KeptText kept) {
      return kept.plain();
    }
    return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : Json.bytes(body);
  }

  /** The bytes to send. */
  byte[] coded() {
    if (!isCompressed) {
      return plain;
    }
    return body instanceof KeptText kept ? kept.compressed() : KeptText.gzip(plain);
  }
}
