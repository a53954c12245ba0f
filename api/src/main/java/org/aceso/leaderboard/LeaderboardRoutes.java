package org.aceso.leaderboard;

import java.time.Duration;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
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
    api.on("publishPhase", this::publish);
  }

  private Answer read(Call call, Handle db) {
    Leaderboards.Board board = boards.read(phases.see(call, call.path("phaseId"), db), db);
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
