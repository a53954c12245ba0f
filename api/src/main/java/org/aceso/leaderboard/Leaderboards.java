package org.aceso.leaderboard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aceso.http.Call;
import org.aceso.http.Digests;
import org.aceso.http.Json;
import org.aceso.http.KeptText;
import org.aceso.http.Refusal;
import org.aceso.phase.Phase;
import org.aceso.phase.PhaseState;
import org.aceso.phase.Phases;
import org.aceso.standing.Standings;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Makes boards. Every request asks the database for the board's state, so that every server shows
 * the same board; the entries are read when it is another, and what the bootstrap says is computed
 * only of those that changed.
 */
public final class Leaderboards {
  private static final int MOST_KEPT = 256;
  private static final int MAKERS = 64;

  /** What boards are made of may take one part in so many of what the process may have. */
  private static final int SHARE_OF_MEMORY = 16;

  private final Phases phases;
  private final Cache<String, KeptBoard> kept = cache(KeptBoard::bytes);
  private final Cache<String, KeptBootstrap> bootstraps = cache(KeptBootstrap::bytes);
  private final Map<String, Frozen> frozen = new ConcurrentHashMap<>();

  /** By phase. What is heavier than the share is not kept at all. */
  private static <V> Cache<String, V> cache(ToIntFunction<V> bytes) {
    return Caffeine.newBuilder()
        .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY)
        .weigher((String phase, V one) -> bytes.applyAsInt(one))
        .build();
  }

  private final Object[] makers = Stream.generate(Object::new).limit(MAKERS).toArray();

  public Leaderboards(Phases phases) {
    this.phases = phases;
  }

  /** A board, with a tag of what made it: that of a frozen one is another. */
  record Board(String digest, KeptText json) {
    Board(String digest, String json) {
      this(digest, new KeptText(json));
    }
  }

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
    return new Board(digest, json);
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
    Board board = new Board(LeaderboardJson.digest(json) + "-final", json);
    if (frozen.size() >= MOST_KEPT) {
      frozen.clear();
    }
    frozen.put(phase.id(), new Frozen(phase.version(), board));
    return board;
  }

  private Board current(Phase phase, Handle db) {
    long asked = System.nanoTime();
    String terms = terms(phase);
    KeptBoard known = kept.getIfPresent(phase.id());
    if (known != null && known.isOf(terms, LeaderboardQueries.state(phase.id(), db))) {
      return known.board();
    }
    // Many ask when a board has changed; one makes it, also for those that came meanwhile.
    synchronized (makers[Math.floorMod(phase.id().hashCode(), makers.length)]) {
      KeptBoard made = kept.getIfPresent(phase.id());
      if (made != null && made.answers(terms, asked)) {
        return made.board();
      }
      return db.inTransaction(
          TransactionIsolationLevel.REPEATABLE_READ, snapshot -> renewed(phase, terms, snapshot));
    }
  }

  private Board renewed(Phase phase, String terms, Handle db) {
    long readFrom = System.nanoTime();
    String state = LeaderboardQueries.state(phase.id(), db);
    KeptBoard known = kept.getIfPresent(phase.id());
    KeptBoard now =
        known != null && known.isOf(terms, state)
            ? known.readAgain(readFrom)
            : new KeptBoard(terms, state, readFrom, next(phase, db));
    kept.put(phase.id(), now);
    return now.board();
  }

  /** Of what changed since the last one, if that is known and follows the same policy. */
  private Board next(Phase phase, Handle db) {
    List<Entry> entries = LeaderboardQueries.entries(phase.id(), db);
    String digest = digest(phase, entries);
    Policy policy = Policy.of(phase);
    KeptBootstrap before =
        Optional.ofNullable(bootstraps.getIfPresent(phase.id()))
            .filter(one -> one.policy().equals(policy))
            .orElseGet(() -> KeptBootstrap.none(policy));
    List<Entry> full = LeaderboardQueries.withReplicates(entries, policy, before.resampled(), db);
    List<Ranks.Ranked> ranked = Ranks.of(full, policy);
    Uncertainty uncertainty = before.uncertainty().next(Ranks.competing(ranked));
    Map<String, Resampled> resampled =
        full.stream().collect(Collectors.toMap(Entry::evaluationId, Entry::resampled, (a, b) -> a));
    bootstraps.put(phase.id(), new KeptBootstrap(policy, uncertainty, resampled));
    return new Board(digest, LeaderboardJson.text(phase, ranked, uncertainty, digest, false));
  }

  private static String make(Phase phase, List<Entry> entries, boolean isFinal, Handle db) {
    Policy policy = Policy.of(phase);
    List<Entry> full = LeaderboardQueries.withReplicates(entries, policy, Map.of(), db);
    List<Ranks.Ranked> ranked = Ranks.of(full, policy);
    Uncertainty uncertainty = Uncertainty.of(Ranks.competing(ranked));
    return LeaderboardJson.text(phase, ranked, uncertainty, digest(phase, entries), isFinal);
  }

  /** What the phase itself decides of its board. */
  private static String terms(Phase phase) {
    return Json.text(phase.draft().ranking()) + ' ' + phase.frozen().casesSha256();
  }

  /** Of everything that the board is a function of, in a fixed order. */
  private static String digest(Phase phase, List<Entry> entries) {
    StringBuilder content = new StringBuilder(terms(phase));
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
