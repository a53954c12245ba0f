package org.aceso.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds texts that JSON can spell but no database holds, such as halves of surrogate pairs, and
 * those that read otherwise than they are written: control characters, and overrides of direction.
 */
final class TextCheck {
  private static final Pattern UNREADABLE =
      Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069&&[^\\t\\n\\r]]");

  static final String CODE = "characters";
  static final String DETAIL =
      "must not hold control or direction characters, or half of a surrogate pair";

  private TextCheck() {}

  static boolean isReadable(String text) {
    return !UNREADABLE.matcher(text).find() && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  static void collect(String pointer, JsonNode node, List<RequestProblem> problems) {
    if (node.isTextual()) {
      check(pointer, node.textValue(), problems);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(pointer + "/" + i, node.get(i), problems);
    }
    for (var member : node.properties()) {
      String at = pointer + "/" + RequestCheck.escape(member.getKey());
      check(at, member.getKey(), problems);
      collect(at, member.getValue(), problems);
    }
  }

  private static void check(String pointer, String text, List<RequestProblem> problems) {
    if (!isReadable(text)) {
      problems.add(RequestProblem.member(pointer, CODE, DETAIL));
    }
  }
}
