package org.aceso.leaderboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.aceso.http.Digests;
import org.aceso.http.Json;
import org.aceso.phase.Phase;
import org.aceso.phase.PhaseJson;
import org.aceso.plugin.PluginJson;
import org.aceso.standing.Rounding;
import org.aceso.wire.Leaderboard;
import org.aceso.wire.LeaderboardEntry;

/** Boards on the wire. */
final class LeaderboardJson {
  private LeaderboardJson() {}

  /** A board as it is answered and frozen. */
  static String text(
      Phase phase,
      List<Ranks.Ranked> ranked,
      Uncertainty uncertainty,
      String digest,
      boolean isFinal) {
    return Json.text(
        new Leaderboard(
            phase.id(),
            isFinal,
            phase.frozen().cases(),
            PluginJson.wire(phase.frozen().metric(phase.draft().ranking().metric())),
            PhaseJson.wire(phase.draft().ranking()),
            digest,
            entries(ranked, uncertainty, Policy.of(phase).digits())));
  }

  /** The digest in a board that was frozen. */
  static String digest(String board) {
    return Json.parse(board, JsonNode.class).path("digest").asText();
  }

  /** A frozen board on which a team is called otherwise; empty when the team is not on it. */
  static Optional<String> renamed(String board, String teamId, String name) {
    ObjectNode tree = Json.parse(board, ObjectNode.class);
    boolean found = false;
    for (JsonNode entry : tree.withArray("entries")) {
      if (entry.path("teamId").asText().equals(teamId)) {
        ((ObjectNode) entry).put("team", name);
        found = true;
      }
    }
    // The old digest would let a guess at the name be checked.
    String before = tree.path("digest").asText();
    byte[] digest = Digests.sha256(before + '\n' + teamId + ' ' + name);
    tree.put("digest", HexFormat.of().formatHex(digest));
    return found ? Optional.of(Json.text(tree)) : Optional.empty();
  }

  private static List<LeaderboardEntry> entries(
      List<Ranks.Ranked> ranked, Uncertainty uncertainty, int digits) {
    List<Entry> competing = Ranks.competing(ranked);
    int[] groups = Uncertainty.groups(competing);
    List<LeaderboardEntry> wire = new ArrayList<>();
    int next = 0;
    for (Ranks.Ranked one : ranked) {
      if (one.entry().isBaseline()) {
        wire.add(entry(one, Uncertainty.alone(one.entry()).orElse(null), null, digits));
      } else {
        Uncertainty.Interval interval = uncertainty.of(one.entry()).orElse(null);
        wire.add(entry(one, interval, interval == null ? null : groups[next], digits));
        next++;
      }
    }
    return wire;
  }

  private static LeaderboardEntry entry(
      Ranks.Ranked ranked, Uncertainty.Interval interval, Integer group, int digits) {
    Entry entry = ranked.entry();
    return new LeaderboardEntry(
        ranked.rank(),
        entry.teamId(),
        entry.team(),
        entry.submissionId(),
        entry.evaluationId(),
        entry.receivedAt(),
        ranked.rounded() == null ? null : ranked.rounded().doubleValue(),
        interval == null ? null : rounded(interval.low(), digits),
        interval == null ? null : rounded(interval.high(), digits),
        interval == null ? null : interval.bestRank(),
        interval == null ? null : interval.worstRank(),
        interval == null ? null : interval.first(),
        group,
        entry.submissions(),
        entry.baseline(),
        entry.verified() ? true : null);
  }

  private static Double rounded(double value, int digits) {
    return Double.isNaN(value) ? null : Rounding.round(value, digits).doubleValue();
  }
}
