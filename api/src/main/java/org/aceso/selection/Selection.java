package org.aceso.selection;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.aceso.http.Digests;
import org.aceso.phase.Ranking;

/**
 * What a team has chosen in a phase.
 *
 * @param teamId the team that those that merged are by now
 * @param rule how many it may choose, and until when
 * @param chosen by id, of those that compete
 */
record Selection(String phaseId, String teamId, Ranking.Selection rule, List<Chosen> chosen) {

  /** A submission that was chosen. */
  record Chosen(String submissionId, Instant at) {}

  List<String> submissionIds() {
    return chosen.stream().map(Chosen::submissionId).toList();
  }

  /** A tag that changes with every choice. */
  String tag() {
    return HexFormat.of().formatHex(Digests.sha256(teamId + rule + chosen), 0, 12);
  }
}
