package org.aceso.leaderboard;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aceso.http.Call;
import org.aceso.http.Digests;
import org.aceso.http.Json;
import org.aceso.http.Refusal;
import org.aceso.phase.Phase;
import org.aceso.phase.PhaseState;
import org.aceso.phase.Phases;
import org.aceso.standing.Standings;
import org.jdbi.v3.core.Handle;

/**
 * Makes boards. What the bootstrap says is computed anew only when an entry changed; the entries
 * themselves are read at every request, so that every server shows the same board.
 */
public final class Leaderboards {
  private static final int MOST_KEPT = 256;

  private final Phases phases;
  private final Map<String, Board> kept = new ConcurrentHashMap<>();
  private final Map<String, Frozen> frozen = new ConcurrentHashMap<>();

  public Leaderboards(Phases phases) {
    this.phases = phases;
  }

  /** A board as bytes, with a tag of what made it: that of a frozen one is another. */
  record Board(String digest, byte[] json) {}

  /** What was frozen, and the version of its phase: only erasure makes another. */
  private record Frozen(long version, Board board) {}

  /** The board of a phase for a caller who may read it. */
  Board read(Phases.Seen seen, Handle db) {
    Phase phase = require(seen);
    return phase.state() == PhaseState.PUBLISHED ? frozen(phase, db) : current(phase, db);
  }

  /** The board that a rescoring of the phase replaced, for the same callers. */
  Board readReplaced(Phases.Seen seen, String rescoringId, Handle db) {
    require(seen);
    String json =
        ReplacedBoardQueries.find(rescoringId, db).orElseThrow(() -> Refusal.notFound("rescoring"));
    String digest = LeaderboardJson.digest(json) + "-replaced-" + rescoringId;
    return new Board(digest, json.getBytes(StandardCharsets.UTF_8));
  }

  private static Phase require(Phases.Seen seen) {
    Phase phase = seen.phase();
    if (phase.frozen() == null || !phase.frozen().evaluates()) {
      throw Refusal.notFound("board: the phase evaluates nothing, or is a draft");
    }
    if (!phase.draft().visibility().showsBoard(seen.audience(), phase.state())) {
      throw Refusal.forbidden(
          "the board is shown to " + phase.draft().visibility() + " until the phase is published");
    }
    return phase;
  }

  /** The board of a phase as it stands. */
  public String text(Phase phase, Handle db) {
    return phase.state() == PhaseState.PUBLISHED ? phases.board(phase, db) : made(phase, db);
  }

  /** The board that the standings of a phase make, which for a published one may be another. */
  public String made(Phase phase, Handle db) {
    List<Entry> entries = LeaderboardQueries.entries(phase.id(), db);
    return make(phase, entries, phase.state() == PhaseState.PUBLISHED, db);
  }

  /**
   * The board that there would be if the evaluations of a rescoring counted.
   *
   * @param rescored the phase as it would be
   */
  public String proposed(
      Phase rescored, String rescoringId, List<Standings.Proposed> standings, Handle db) {
    List<Entry> entries = ReplacedBoardQueries.proposed(rescored.id(), rescoringId, standings, db);
    return make(rescored, entries, rescored.state() == PhaseState.PUBLISHED, db);
  }

  /** The board that publication freezes. */
  String freeze(String phaseId, Handle db) {
    Phase phase = Phases.get(phaseId, db);
    List<Entry> entries = LeaderboardQueries.entries(phaseId, db);
    return make(phase, entries, true, db);
  }

  /**
   * Calls the team otherwise on boards of a phase, which is held, that are frozen or were replaced:
   * its person is erased. Ranks and values stay.
   */
  public void rename(Call call, String phaseId, String teamId, String name, Handle db) {
    Phase phase = Phases.get(phaseId, db);
    if (phase.state() == PhaseState.PUBLISHED) {
      LeaderboardJson.renamed(phases.board(phase, db), teamId, name)
          .ifPresent(board -> phases.replaceBoard(call, phase, board, db));
    }
    ReplacedBoardQueries.rename(phaseId, board -> LeaderboardJson.renamed(board, teamId, name), db);
  }

  private Board frozen(Phase phase, Handle db) {
    Frozen known = frozen.get(phase.id());
    if (known != null && known.version() == phase.version()) {
      return known.board();
    }
    String json = phases.board(phase, db);
    Board board =
        new Board(LeaderboardJson.digest(json) + "-final", json.getBytes(StandardCharsets.UTF_8));
    if (frozen.size() >= MOST_KEPT) {
      frozen.clear();
    }
    frozen.put(phase.id(), new Frozen(phase.version(), board));
    return board;
  }

  private Board current(Phase phase, Handle db) {
    List<Entry> entries = LeaderboardQueries.entries(phase.id(), db);
    String digest = digest(phase, entries);
    Board known = kept.get(phase.id());
    if (known != null && known.digest().equals(digest)) {
      return known;
    }
    String json = make(phase, entries, false, db);
    Board fresh = new Board(digest, json.getBytes(StandardCharsets.UTF_8));
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    kept.put(phase.id(), fresh);
    return fresh;
  }

  private static String make(Phase phase, List<Entry> entries, boolean isFinal, Handle db) {
    Policy policy = Policy.of(phase);
    String digest = digest(phase, entries);
    List<Entry> full = LeaderboardQueries.withReplicates(entries, db);
    return LeaderboardJson.text(phase, policy, Ranks.of(full, policy), digest, isFinal);
  }

  /** Of everything that the board is a function of, in a fixed order. */
  private static String digest(Phase phase, List<Entry> entries) {
    StringBuilder content =
        new StringBuilder(Json.text(phase.draft().ranking()))
            .append(' ')
            .append(phase.frozen().casesSha256());
    for (Entry entry : entries) {
      content
          .append('\n')
          .append(entry.evaluationId())
          .append(' ')
          .append(entry.submissions())
          .append(' ')
          .append(entry.team())
          .append(entry.verified() ? " verified" : "")
          .append(entry.isBaseline() ? " baseline " + entry.baseline() : "");
    }
    return HexFormat.of()
        .formatHex(Digests.sha256(content.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
