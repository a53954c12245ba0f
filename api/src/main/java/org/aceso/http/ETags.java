package org.aceso.http;

import java.util.Arrays;

/** Comparison of entity tags (RFC 9110, section 13). */
final class ETags {
  private ETags() {}

  /** Whether a header's list of tags holds the current one; {@code *} holds every. */
  static boolean matches(String header, String current) {
    return Arrays.stream(header.split(","))
        .map(String::trim)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
        .anyMatch(tag -> tag.equals("*") || tag.equals(current));
  }
}
