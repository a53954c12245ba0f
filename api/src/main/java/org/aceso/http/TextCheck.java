package org.aceso.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds texts that JSON can spell but no database holds: U+0000 and halves of surrogate pairs. */
final class TextCheck {
  private TextCheck() {}

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
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      problems.add(
          RequestProblem.member(
              pointer, "characters", "must not hold U+0000 or half of a surrogate pair"));
    }
  }
}
