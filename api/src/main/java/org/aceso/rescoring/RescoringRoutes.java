package org.aceso.rescoring;

import java.io.IOException;
import java.util.Optional;
import org.aceso.access.Permission;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.LongHandler;
import org.aceso.ids.Ids;
import org.aceso.phase.Phases;
import org.aceso.phase.Rescore;
import org.aceso.wire.NewRescoring;
import org.aceso.wire.RescoringApplication;
import org.aceso.wire.RescoringPage;
import org.aceso.wire.ScoreChangePage;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Who handles the operations on rescorings. */
public final class RescoringRoutes {
  private final Phases phases;
  private final Rescorings rescorings;
  private final Switch switching;
  private final Runnable ring;

  /**
   * Routes.
   *
   * @param ring tells workers that there is something to do
   */
  public RescoringRoutes(Phases phases, Rescorings rescorings, Switch switching, Runnable ring) {
    this.phases = phases;
    this.rescorings = rescorings;
    this.switching = switching;
    this.ring = ring;
  }

  public void register(Api api) {
    api.on("listRescorings", this::list);
    api.atLength("startRescoring", this::start);
    api.on("getRescoring", (call, db) -> show(seen(call, db), db));
    api.on("listScoreChanges", this::scores);
    api.on("listRankChanges", this::ranks);
    api.on("applyRescoring", this::apply);
    api.on("discardRescoring", this::discard);
  }

  private Answer list(Call call, Handle db) {
    Phases.Seen phase = phases.see(call, call.path("phaseId"), db);
    return call.page(
        rescorings.page(phase, call.after().orElse(Ids.behindAll("res")), call.limit() + 1, db),
        Rescoring::id,
        (shown, next) ->
            new RescoringPage(
                shown.stream().map(one -> wire(new Rescorings.Seen(one, phase), db)).toList(),
                next));
  }

  private LongHandler.Work start(Call call, Handle db) {
    String phaseId = call.path("phaseId");
    NewRescoring wanted = call.body(NewRescoring.class);
    Rescore.Plan plan =
        rescorings.plan(phases.see(call, phaseId, db), RescoringJson.change(wanted), db);
    return () -> {
      Rescore.Tested tested = rescorings.test(plan);
      return later -> started(call, tested, wanted.reason(), later);
    };
  }

  private Answer started(Call call, Rescore.Tested tested, String reason, Handle db)
      throws IOException {
    String phaseId = call.path("phaseId");
    Rescoring begun = rescorings.start(call, phaseId, tested, reason, db);
    db.afterCommit(ring);
    Rescorings.Seen seen = new Rescorings.Seen(begun, phases.see(call, phaseId, db));
    return Answer.created("/v1/rescorings/" + begun.id(), wire(seen, db));
  }

  private Answer scores(Call call, Handle db) {
    Rescorings.Seen seen = seenWhole(call, db);
    return call.page(
        BatchQueries.changes(
            seen.rescoring().id(), call.after().orElse(Ids.behindAll("sub")), call.limit() + 1, db),
        Change::submissionId,
        (shown, next) ->
            new ScoreChangePage(shown.stream().map(RescoringJson::wire).toList(), next));
  }

  private Answer ranks(Call call, Handle db) {
    Rescorings.Seen seen = seenWhole(call, db);
    return Answer.ok(
        RankChangesJson.of(
            db.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ,
                snapshot -> switching.boards(seen, snapshot))));
  }

  private Answer apply(Call call, Handle db) {
    boolean acceptFailures =
        Boolean.TRUE.equals(call.body(RescoringApplication.class).acceptFailures());
    Rescorings.Seen held = rescorings.hold(call, call.path("rescoringId"), db);
    switching.apply(call, held, acceptFailures, db);
    db.afterCommit(ring);
    return show(seen(call, db), db);
  }

  private Answer discard(Call call, Handle db) {
    rescorings.discard(call, rescorings.hold(call, call.path("rescoringId"), db), db);
    return show(seen(call, db), db);
  }

  private Rescorings.Seen seen(Call call, Handle db) {
    return rescorings.see(call, call.path("rescoringId"), db);
  }

  private Rescorings.Seen seenWhole(Call call, Handle db) {
    Rescorings.Seen seen = seen(call, db);
    seen.phase().audience().require(Permission.READ_RESCORING);
    return seen;
  }

  private static Answer show(Rescorings.Seen seen, Handle db) {
    return Answer.ok(wire(seen, db));
  }

  /** Counts the batch, which may be long, for those alone who are shown how far it is. */
  private static org.aceso.wire.Rescoring wire(Rescorings.Seen seen, Handle db) {
    return RescoringJson.wire(
        seen,
        seen.mayReadAll()
            ? Optional.of(BatchQueries.progress(seen.rescoring().id(), db))
            : Optional.empty());
  }
}
