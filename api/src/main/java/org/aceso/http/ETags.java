package org.aceso.http;

import java.util.Arrays;
import java.util.Base64;

/** Entity tags and their comparison (RFC 9110, section 13). */
final class ETags {
  /** Ends the strong tag of a compressed representation: other bytes need another tag. */
  private static final String GZIP = "-gzip\"";

  private ETags() {}

  /** A tag of these bytes: whoever is shown something else has another one. */
  static String of(byte[] bytes, boolean strong) {
    byte[] start = Arrays.copyOf(Digests.sha256(bytes), 18);
    return (strong ? "\"" : "W/\"") + Base64.getUrlEncoder().encodeToString(start) + '"';
  }

  /** The tag of the same thing compressed. */
  static String compressed(String tag) {
    return tag.startsWith("W/") ? tag : tag.substring(0, tag.length() - 1) + GZIP;
  }

  /**
   * The strong comparison of If-Match: a weak tag holds nothing; {@code *} holds every. In which
   * coding the client read what it edits makes no difference.
   */
  static boolean matchesStrongly(String header, String current) {
    return Arrays.stream(header.split(","))
        .map(String::trim)
        .map(tag -> tag.endsWith(GZIP) ? tag.substring(0, tag.length() - GZIP.length()) + '"' : tag)
        .anyMatch(tag -> tag.equals("*") || tag.equals(current));
  }

  /** The weak comparison of If-None-Match. */
  static boolean matches(String header, String current) {
    String opaque = opaque(current);
    return Arrays.stream(header.split(","))
        .map(String::trim)
        .anyMatch(tag -> tag.equals("*") || opaque(tag).equals(opaque));
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
