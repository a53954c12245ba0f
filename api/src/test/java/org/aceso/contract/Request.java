package org.aceso.contract;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller sends, but for who it is.
 *
 * @param path with its query, as it stands in the request line
 * @param mediaType of the body; empty for none
 * @param body null for none
 */
record Request(
    String method, String path, Map<String, String> headers, String mediaType, byte[] body) {
  Request {
    headers = Map.copyOf(headers);
  }

  static Request of(String method, String path) {
    return new Request(method, path, Map.of(), "", null);
  }

  Request with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Request(method, path, more, mediaType, body);
  }

  Request without(String header) {
    Map<String, String> less = new LinkedHashMap<>(headers);
    less.remove(header);
    return new Request(method, path, less, mediaType, body);
  }

  Request by(String otherMethod) {
    return new Request(otherMethod, path, headers, mediaType, body);
  }

  Request to(String otherPath) {
    return new Request(method, otherPath, headers, mediaType, body);
  }

  Request body(String type, byte[] content) {
    return new Request(method, path, headers, type, content);
  }

  Request body(String type, String content) {
    return body(type, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The operation of the contract that it is for, if there is one. */
  Optional<Spec.Op> operation() {
    return Spec.serving(method, path);
  }

  String plainPath() {
    return path.replaceFirst("\\?.*", "");
  }

  /** What follows the question mark, or an empty text. */
  String query() {
    int mark = path.indexOf('?');
    return mark < 0 ? "" : path.substring(mark + 1);
  }

  String text() {
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }

  /** Enough to send it again by hand. */
  @Override
  public String toString() {
    Map<String, String> shown = new LinkedHashMap<>();
    headers.forEach((name, value) -> shown.put(name, ascii(value, 100)));
    String all = text();
    return String.join(
        " ", method, path, shown.toString(), mediaType, "(" + all.length() + ")", ascii(all, 600));
  }

  private static String ascii(String text, int most) {
    StringBuilder ascii = new StringBuilder();
    for (char c : text.substring(0, Math.min(text.length(), most)).toCharArray()) {
      ascii.append(c >= ' ' && c < 127 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return text.length() > most ? ascii + "…" : ascii.toString();
  }
}
