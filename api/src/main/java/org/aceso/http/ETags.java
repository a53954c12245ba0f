package org.aceso.http;

import java.util.Arrays;

/** Comparison of entity tags (RFC 9110, section 13). */
final class ETags {
  private ETags() {}

  /** The strong comparison of If-Match: a weak tag holds nothing; {@code *} holds every. */
  static boolean matchesStrongly(String header, String current) {
    return Arrays.stream(header.split(","))
        .map(String::trim)
        .anyMatch(tag -> tag.equals("*") || tag.equals(current));
  }

  /** The weak comparison of If-None-Match. */
  static boolean matches(String header, String current) {
    return Arrays.stream(header.split(","))
        .map(String::trim)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
        .anyMatch(tag -> tag.equals("*") || tag.equals(current));
  }
}
