package org.aceso.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aceso.storage.Blob;
import org.aceso.storage.BlobStore;

/**
 * What a handler answers.
 *
 * @param status the HTTP status
 * @param body a wire record, text, kept text, bytes, a download, or null
 * @param headers further headers
 */
public record Answer(int status, Object body, Map<String, String> headers) {
  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer ok(Object body) {
    return new Answer(200, body, Map.of());
  }

  public static Answer created(String location, Object body) {
    return new Answer(201, body, Map.of("Location", location));
  }

  public static Answer created(Object body) {
    return new Answer(201, body, Map.of());
  }

  public static Answer noContent() {
    return new Answer(204, null, Map.of());
  }

  /** Stored bytes, to be downloaded under a name. */
  public static Answer file(BlobStore store, Blob blob, String mediaType, String name) {
    return ok(new Download(store, blob))
        .with("Content-Type", mediaType)
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .with("Accept-Ranges", "bytes")
        .with("Repr-Digest", Digests.reprDigest(blob.sha256()))
        .etag(blob.sha256());
  }

  /** The same answer with a header. */
  public Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, more);
  }

  /** The same answer with a strong validator. */
  public Answer etag(Object tag) {
    return with("ETag", "\"" + tag + "\"");
  }

  /** The same answer, for anybody's cache when nobody in particular asked. */
  public Answer publicFor(Duration time) {
    return with("Cache-Control", "public, max-age=" + time.toSeconds());
  }

  /** The same answer, which is never the same again, or nobody's to keep. */
  public Answer unstored() {
    return with("Cache-Control", "no-store");
  }

  /** Whether a tag would be worth nothing. */
  boolean isVolatile() {
    return "no-store".equals(headers.get("Cache-Control"));
  }
}
