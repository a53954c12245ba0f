package org.aceso.rescoring;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aceso.access.Permission;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.audit.Origin;
import org.aceso.challenge.Challenges;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.phase.Phase;
import org.aceso.phase.PhaseAudit;
import org.aceso.phase.Phases;
import org.aceso.phase.Rescore;
import org.aceso.queue.Jobs;
import org.aceso.quota.Participation;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be done with rescorings, each within the caller's transaction. */
public final class Rescorings {
  private static final Logger LOG = LoggerFactory.getLogger(Rescorings.class);
  private static final int DAYS_TO_DECIDE = 30;

  private final Challenges challenges;
  private final Phases phases;
  private final Rescore rescore;

  public Rescorings(Challenges challenges, Phases phases, Rescore rescore) {
    this.challenges = challenges;
    this.phases = phases;
    this.rescore = rescore;
  }

  /** A rescoring with its phase and what the caller is to it. */
  record Seen(Rescoring rescoring, Phases.Seen phase) {
    boolean mayReadAll() {
      return mayReadAll(phase);
    }

    static boolean mayReadAll(Phases.Seen phase) {
      return phase.audience().may(Permission.READ_RESCORING);
    }
  }

  /** One that the caller may know of: until it is applied, few may. */
  Seen see(Call call, String id, Handle db) {
    Rescoring rescoring =
        RescoringQueries.find(id, db).orElseThrow(() -> Refusal.notFound("rescoring"));
    Phases.Seen phase =
        Refusal.hiding("rescoring", () -> phases.around(call, rescoring.phaseId(), db));
    if (rescoring.state() != Rescoring.State.APPLIED && !Seen.mayReadAll(phase)) {
      throw Refusal.notFound("rescoring");
    }
    phase.audience().permit(call);
    return new Seen(rescoring, phase);
  }

  /** The same, with the phase and everything that ends evaluations in it held. */
  Seen hold(Call call, String id, Handle db) {
    Seen seen = see(call, id, db);
    hold(seen.phase().phase(), db);
    Seen held = see(call, id, db);
    if (!held.rescoring().isRunning()) {
      throw Refusal.state(held.rescoring().state(), "the rescoring has ended");
    }
    return held;
  }

  List<Rescoring> page(Phases.Seen phase, String before, int count, Handle db) {
    return RescoringQueries.page(phase.phase().id(), Seen.mayReadAll(phase), before, count, db);
  }

  /** What has to be tested before a rescoring begins. */
  Rescore.Plan plan(Phases.Seen seen, Rescore.Change change, Handle db) {
    return rescore.plan(seen.phase(), change, db);
  }

  /** Takes a while, and asks nothing of the database. */
  Rescore.Tested test(Rescore.Plan plan) {
    return rescore.test(plan);
  }

  /** Begins a batch of everything that was evaluated so far. */
  Rescoring start(Call call, String phaseId, Rescore.Tested tested, String reason, Handle db)
      throws IOException {
    // Until the transaction ends no file of the challenge is removed.
    challenges.share(Phases.get(phaseId, db).challengeId(), db);
    Phase phase = phases.hold(call, phaseId, db).phase();
    Participation.holdAll(phaseId, db);
    List<String> rescored = BatchQueries.toRescore(phaseId, db);
    requireFiles(phase, rescored, db);
    String id = Ids.next("res");
    Phase proposed = rescore.propose(phase, tested, id, db);
    RescoringQueries.insert(id, phaseId, reason, call.caller().personId(), DAYS_TO_DECIDE, db);
    Jobs.rescore(rescored, id, db);
    Map<String, Object> facts = new LinkedHashMap<>(PhaseAudit.frozen(proposed.rescored()));
    facts.put("phase", phaseId);
    facts.put("submissions", rescored.size());
    Audit.record(call, AuditAction.RESCORING_STARTED, phase.challengeId(), id, facts, db);
    return RescoringQueries.find(id, db).orElseThrow();
  }

  /** A board must not mix scores of two evaluators, nor lose an entry for want of its file. */
  private static void requireFiles(Phase phase, List<String> rescored, Handle db) {
    int missing = BatchQueries.withoutFile(rescored, db);
    if (missing > 0) {
      throw Refusal.state(
          phase.state(),
          "the challenge kept the files of "
              + missing
              + " submissions no longer: they cannot be evaluated again");
    }
  }

  /** Ends a rescoring without effect. */
  Rescoring discard(Call call, Seen held, Handle db) {
    Rescoring rescoring = held.rescoring();
    drop(rescoring, db);
    Audit.record(
        call,
        AuditAction.RESCORING_DISCARDED,
        held.phase().phase().challengeId(),
        rescoring.id(),
        Map.of("phase", rescoring.phaseId()),
        db);
    return RescoringQueries.find(rescoring.id(), db).orElseThrow();
  }

  /** Discards those that nobody decided about in time. Called by a timer. */
  public void expire(Jdbi jdbi) {
    for (String id : jdbi.withHandle(RescoringQueries::expired)) {
      try {
        jdbi.useTransaction(db -> expire(id, db));
      } catch (RuntimeException e) {
        LOG.warn("{} could not be discarded, and is looked at again: {}", id, e.toString());
      }
    }
  }

  private void expire(String id, Handle db) {
    Phase phase = Phases.get(RescoringQueries.find(id, db).orElseThrow().phaseId(), db);
    hold(phase, db);
    Rescoring rescoring = RescoringQueries.find(id, db).orElseThrow();
    if (rescoring.isRunning()) {
      drop(rescoring, db);
      Audit.record(
          Origin.BACKGROUND,
          AuditAction.RESCORING_DISCARDED,
          phase.challengeId(),
          id,
          Map.of("phase", phase.id()),
          db);
    }
  }

  private void drop(Rescoring rescoring, Handle db) {
    BatchQueries.cancel(rescoring.id(), db);
    RescoringQueries.discarded(rescoring.id(), db);
    rescore.drop(rescoring.phaseId(), db);
  }

  private static void hold(Phase phase, Handle db) {
    Phases.lock(phase.id(), db);
    Participation.holdAll(phase.id(), db);
  }
}
