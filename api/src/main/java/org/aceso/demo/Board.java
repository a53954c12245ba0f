package org.aceso.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;

/** Prints a board on a terminal. */
final class Board {
  private Board() {}

  static void print(String title, JsonNode board, int most, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%n%s — %s, %d cases%n",
        title,
        board.path("metric").path("key").asText(),
        board.path("cases").asInt());
    out.printf(
        Locale.ROOT,
        "%4s  %-24s %7s  %-17s %7s  %5s  %5s%n",
        "rank",
        "team",
        "value",
        "95 % interval",
        "ranks",
        "group",
        "sent");
    int shown = 0;
    for (JsonNode entry : board.path("entries")) {
      if (shown++ < most) {
        print(entry, out);
      }
    }
    int more = board.path("entries").size() - most;
    out.println(more > 0 ? "      … and " + more + " more teams\n" : "");
  }

  private static void print(JsonNode entry, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%4s  %-24s %7.4f  %.4f – %.4f   %3d-%-3d  %5d  %5d%n",
        entry.path("rank").asText("-"),
        entry.path("team").asText(),
        entry.path("value").asDouble(),
        entry.path("low").asDouble(),
        entry.path("high").asDouble(),
        entry.path("bestRank").asInt(),
        entry.path("worstRank").asInt(),
        entry.path("group").asInt(),
        entry.path("submissions").asInt());
  }
}
