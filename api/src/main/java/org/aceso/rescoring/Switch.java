package org.aceso.rescoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.leaderboard.Leaderboards;
import org.aceso.phase.Phase;
import org.aceso.phase.PhaseState;
import org.aceso.phase.Rescore;
import org.aceso.standing.Standings;
import org.jdbi.v3.core.Handle;

/** Puts the scores of a rescoring in the place of those so far, in one transaction. */
public final class Switch {
  private final Rescore rescore;
  private final Leaderboards boards;

  public Switch(Rescore rescore, Leaderboards boards) {
    this.rescore = rescore;
    this.boards = boards;
  }

  /** The boards before and after, whether it was applied or is under way. */
  List<String> boards(Rescorings.Seen seen, Handle db) {
    Rescoring rescoring = seen.rescoring();
    Phase phase = seen.phase().phase();
    return switch (rescoring.state()) {
      case APPLIED -> RescoringQueries.boards(rescoring.id(), db);
      case RUNNING, READY -> List.of(boards.text(phase, db), proposed(phase, rescoring, db));
      case DISCARDED ->
          throw Refusal.state(rescoring.state(), "a rescoring that was discarded has no board");
    };
  }

  private String proposed(Phase phase, Rescoring rescoring, Handle db) {
    if (!phase.isRescoredBy(Optional.of(rescoring.id()))) {
      throw Refusal.state(rescoring.state(), "the rescoring has ended just now: read it again");
    }
    Phase rescored = phase.rescored();
    return boards.proposed(
        rescored, rescoring.id(), Standings.proposed(rescored, rescoring.id(), db), db);
  }

  /** For a rescoring that is held. */
  Rescoring apply(Call call, Rescorings.Seen held, boolean acceptFailures, Handle db) {
    Rescoring rescoring = held.rescoring();
    Phase before = held.phase().phase();
    int failed = requireEnded(rescoring, acceptFailures, db);
    rescore.requireConsent(before, db);
    String replaced = boards.text(before, db);
    List<Standings.Proposed> standings = Standings.proposed(before.rescored(), rescoring.id(), db);
    BatchQueries.count(rescoring.id(), db);
    BatchQueries.restart(before.id(), rescoring.id(), db);
    Standings.replace(before.id(), standings, db);
    Phase after = rescore.adopt(before, db);
    String made = boards.made(after, db);
    if (after.state() == PhaseState.PUBLISHED) {
      rescore.replaceBoard(after, made, db);
    }
    RescoringQueries.applied(rescoring.id(), before.frozen(), replaced, made, db);
    tell(call, rescoring, after, new Applied(replaced, made, failed), db);
    return RescoringQueries.find(rescoring.id(), db).orElseThrow();
  }

  /** What was applied: the boards, and how many submissions have no score for a fault of ours. */
  private record Applied(String replaced, String made, int failed) {}

  /** What came after the batch was begun may follow after the switch. */
  private static int requireEnded(Rescoring rescoring, boolean acceptFailures, Handle db) {
    Progress progress = BatchQueries.progress(rescoring.id(), db);
    int waiting = progress.unfinished();
    if (waiting > 0) {
      throw Refusal.state(
          Rescoring.State.RUNNING, waiting + " evaluations of the batch have not ended");
    }
    if (progress.failed() > 0 && !acceptFailures) {
      throw Refusal.state(
          Rescoring.State.READY,
          progress.failed()
              + " evaluations failed by no fault of their submissions: discard and start again,"
              + " or send acceptFailures to leave these without scores");
    }
    return progress.failed();
  }

  private static void tell(
      Call call, Rescoring rescoring, Phase phase, Applied applied, Handle db) {
    Map<String, ?> facts =
        Map.of(
            "phase", phase.id(),
            "from", RescoringJson.sha256(applied.replaced()),
            "to", RescoringJson.sha256(applied.made()),
            "failuresAccepted", applied.failed());
    Audit.record(
        call, AuditAction.RESCORING_APPLIED, phase.challengeId(), rescoring.id(), facts, db);
    Events.publish(
        EventType.PHASE_RESCORED,
        phase.challengeId(),
        phase.id(),
        EventAudience.everyone(),
        Map.of("phaseId", phase.id(), "state", phase.state()),
        db);
  }
}
