package org.aceso.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds characters that are in a text and not to be seen in it: controls other than tab and the
 * ends of lines, and those that turn the direction of what follows. A text that is agreed to or
 * decided upon must read the same to everybody.
 */
public final class VisibleText {
  private VisibleText() {}

  /** Refuses a body of which a text hides something. */
  public static void require(JsonNode body) {
    List<RequestProblem> problems = new ArrayList<>();
    collect("#", body, problems);
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
  }

  /** Looks through a value and all within it, names of members included. */
  public static void collect(String pointer, JsonNode node, List<RequestProblem> problems) {
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
    if (text.chars().anyMatch(VisibleText::isHidden)) {
      problems.add(
          RequestProblem.member(
              pointer, "characters", "must not hold control or direction characters"));
    }
  }

  private static boolean isHidden(int c) {
    boolean isLayout = c == '\t' || c == '\n' || c == '\r';
    boolean isEmbedding = c >= 0x202A && c <= 0x202E;
    boolean isIsolate = c >= 0x2066 && c <= 0x2069;
    return isEmbedding || isIsolate || c == 0xFEFF || (Character.isISOControl(c) && !isLayout);
  }
}
