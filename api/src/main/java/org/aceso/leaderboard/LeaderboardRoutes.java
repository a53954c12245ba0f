package org.aceso.leaderboard;

import java.time.Duration;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.phase.PhaseJson;
import org.aceso.phase.Phases;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on boards, and publication, which freezes one. */
public final class LeaderboardRoutes {
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final Leaderboards boards;
  private final Phases phases;

  public LeaderboardRoutes(Leaderboards boards, Phases phases) {
    this.boards = boards;
    this.phases = phases;
  }

  public void register(Api api) {
    api.on("getLeaderboard", this::read);
    api.on("getReplacedLeaderboard", this::readReplaced);
    api.on("publishPhase", this::publish);
  }

  private Answer read(Call call, Handle db) {
    return answer(boards.read(phases.see(call, call.path("phaseId"), db), db));
  }

  private Answer readReplaced(Call call, Handle db) {
    String id = call.path("rescoringId");
    String phaseId =
        ReplacedBoardQueries.phase(id, db).orElseThrow(() -> Refusal.notFound("rescoring"));
    Phases.Seen seen = Refusal.hiding("rescoring", () -> phases.see(call, phaseId, db));
    return answer(boards.readReplaced(seen, id, db));
  }

  private static Answer answer(Leaderboards.Board board) {
    return Answer.ok(board.json())
        .with("Content-Type", "application/json")
        .etag(board.digest())
        .publicFor(FRESH);
  }

  private Answer publish(Call call, Handle db) {
    Phases.Seen seen = phases.publish(call, call.path("phaseId"), id -> boards.freeze(id, db), db);
    return Answer.ok(PhaseJson.wire(seen)).etag(seen.tag());
  }
}
