package org.aceso.phase;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Audience;
import org.aceso.dataset.Datasets;
import org.aceso.dataset.FileRef;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.LongHandler;
import org.aceso.http.Refusal;
import org.aceso.storage.BlobStore;
import org.aceso.wire.NewPhase;
import org.aceso.wire.PhaseList;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on phases, but for publication, which needs the board. */
public final class PhaseRoutes {
  private final Phases phases;
  private final RankingCheck rankings;
  private final Datasets datasets;
  private final BlobStore store;

  public PhaseRoutes(Phases phases, RankingCheck rankings, Datasets datasets, BlobStore store) {
    this.phases = phases;
    this.rankings = rankings;
    this.datasets = datasets;
    this.store = store;
  }

  public void register(Api api) {
    api.on("listPhases", this::list);
    api.atLength("createPhase", this::create);
    api.on("getPhase", (call, db) -> show(phases.see(call, call.path("phaseId"), db)));
    api.atLength("updatePhase", this::update);
    api.atLength("openPhase", this::open);
    api.on("closePhase", this::close);
    api.on("getCases", this::cases);
    api.on("getSample", this::sample);
  }

  private Answer list(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    return Answer.ok(
        new PhaseList(
            phases.visible(audience, db).stream()
                .map(phase -> PhaseJson.wire(phase, audience))
                .toList()));
  }

  private LongHandler.Work create(Call call, Handle db) {
    PhaseDraft draft = PhaseJson.draft(call.body(NewPhase.class));
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    Phases.requireSense(draft);
    Optional<RankingCheck.Question> asked = rankings.about(audience.challenge().id(), draft, db);
    return () -> {
      answer(asked);
      return later -> created(call, draft, later);
    };
  }

  private Answer created(Call call, PhaseDraft draft, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    Phase phase = phases.create(audience, draft, db);
    PhaseAudit.record(call, AuditAction.PHASE_CREATED, phase, Map.of(), db);
    Phases.Seen seen = new Phases.Seen(phase, audience);
    return Answer.created("/v1/phases/" + phase.id(), PhaseJson.wire(seen)).etag(seen.tag());
  }

  private LongHandler.Work update(Call call, Handle db) {
    Phase old = matched(call, phases.see(call, call.path("phaseId"), db)).phase();
    PhaseDraft draft = PhaseJson.patched(old.draft(), call.tree());
    Phases.requireSense(draft);
    Optional<RankingCheck.Question> asked = rankings.about(old, draft, db);
    return () -> {
      answer(asked);
      return later -> updated(call, asked, later);
    };
  }

  private Answer updated(Call call, Optional<RankingCheck.Question> asked, Handle db) {
    Phases.Seen seen = matched(call, phases.hold(call, call.path("phaseId"), db));
    PhaseDraft old = seen.phase().draft();
    PhaseDraft draft = PhaseJson.patched(old, call.tree());
    if (!rankings.about(seen.phase(), draft, db).equals(asked)) {
      throw Refusal.state(
          seen.phase().state(),
          "the phase or a file of it changed meanwhile; send the patch again");
    }
    Phase changed = phases.update(seen.phase(), draft, db);
    PhaseAudit.changed(call, changed, old, changed.draft(), db);
    return show(new Phases.Seen(changed, seen.audience()));
  }

  private void answer(Optional<RankingCheck.Question> asked) throws IOException {
    if (asked.isPresent()) {
      rankings.answer(asked.get());
    }
  }

  private static Phases.Seen matched(Call call, Phases.Seen seen) {
    call.requireMatch(seen.tag());
    return seen;
  }

  private LongHandler.Work open(Call call, Handle db) {
    String id = call.path("phaseId");
    TestPlan plan = phases.plan(phases.see(call, id, db), db);
    return () -> {
      SelfTest.Passed passed = phases.test(plan);
      return later -> opened(call, passed, later);
    };
  }

  private Answer opened(Call call, SelfTest.Passed passed, Handle db) throws IOException {
    Phases.Seen seen = phases.hold(call, call.path("phaseId"), db);
    return changed(call, AuditAction.PHASE_OPENED, seen, phases.open(seen, passed, db), db);
  }

  private Answer close(Call call, Handle db) {
    Phases.Seen seen = phases.hold(call, call.path("phaseId"), db);
    return changed(call, AuditAction.PHASE_CLOSED, seen, phases.close(seen, db), db);
  }

  private static Answer changed(
      Call call, AuditAction action, Phases.Seen seen, Phase changed, Handle db) {
    PhaseAudit.record(call, action, changed, PhaseAudit.frozen(changed), db);
    return show(new Phases.Seen(changed, seen.audience()));
  }

  private Answer cases(Call call, Handle db) {
    String sha256 = frozen(call, db).casesSha256();
    return Answer.file(store, store.recorded(sha256, db), "text/csv", "cases.csv");
  }

  private Answer sample(Call call, Handle db) {
    Frozen frozen = frozen(call, db);
    String name = "sample." + frozen.predictions().extension();
    String sha256 = frozen.sampleSha256();
    return Answer.file(store, store.recorded(sha256, db), frozen.predictions().mediaType(), name);
  }

  private Frozen frozen(Call call, Handle db) {
    Phases.Seen seen = phases.see(call, call.path("phaseId"), db);
    Frozen frozen = seen.phase().frozen();
    if (frozen == null || !frozen.evaluates()) {
      throw Refusal.notFound("file: the phase is not tested, or evaluates nothing");
    }
    FileRef cases = seen.phase().draft().cases();
    if (cases != null && !datasets.isVouchedFor(cases, seen.audience(), db)) {
      throw Refusal.notFound("file: no data protection officer vouched for its dataset yet");
    }
    return frozen;
  }

  private static Answer show(Phases.Seen seen) {
    return Answer.ok(PhaseJson.wire(seen)).etag(seen.tag());
  }
}
