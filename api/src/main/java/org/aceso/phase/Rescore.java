package org.aceso.phase;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.aceso.dataset.FileRef;
import org.aceso.http.Refusal;
import org.aceso.plugin.CompositeJson;
import org.aceso.runner.composite.Composite;
import org.aceso.spi.Better;
import org.jdbi.v3.core.Handle;

/**
 * How what a phase froze is replaced: tested like a draft, kept beside it as the candidate, then
 * adopted or dropped. The caller holds the phase whenever something is written.
 */
public final class Rescore {
  private final SelfTest selfTest;
  private final Consent consent;

  public Rescore(SelfTest selfTest, Consent consent) {
    this.selfTest = selfTest;
    this.consent = consent;
  }

  /** What is asked otherwise; what is null stays, and is read anew. */
  public record Change(
      String challengeType,
      JsonNode settings,
      List<Composite> composites,
      FileRef reference,
      FileRef cases) {}

  /** A change that has to be tested. */
  public record Plan(Change change, TestPlan test) {}

  /** A change that passed its test. */
  public record Tested(Plan plan, SelfTest.Passed passed) {}

  /** Refuses what cannot be rescored now. */
  public Plan plan(Phase phase, Change change, Handle db) {
    require(phase);
    CompositeJson.requireSense(change.composites());
    return new Plan(change, stating(phase, () -> selfTest.plan(changed(phase, change), db)));
  }

  /** Takes a while, and asks nothing of the database. */
  public Tested test(Plan plan) {
    return new Tested(plan, stating(plan.test().phase(), () -> selfTest.run(plan.test())));
  }

  /** Makes a tested change the candidate of a phase; its replicates are drawn like those so far. */
  public Phase propose(Phase held, Tested tested, String rescoringId, Handle db)
      throws IOException {
    require(held);
    Phase asked = changed(held, tested.plan().change());
    Frozen frozen = selfTest.confirm(tested.passed(), asked, db).withSeedOf(held.frozen());
    requireSameDirection(held, frozen);
    PhaseQueries.setCandidate(held.id(), Candidate.of(rescoringId, asked.draft(), frozen), db);
    return Phases.get(held.id(), db);
  }

  /**
   * Refuses while somebody did not agree to what the candidate asks, unless that is what the phase
   * asks: another version of the evaluator is nothing to agree to.
   */
  public void requireConsent(Phase held, Handle db) {
    if (!held.frozen().asksTheSameAs(held.candidate().frozen())) {
      consent.require(held.rescored(), db);
    }
  }

  /** Makes the candidate what the phase asks and has frozen. */
  public Phase adopt(Phase held, Handle db) {
    Phase rescored = held.rescored();
    PhaseQueries.adopt(held.id(), rescored.draft(), rescored.frozen(), db);
    return Phases.get(held.id(), db);
  }

  /** Puts another board in the place of that of a published phase. */
  public void replaceBoard(Phase published, String board, Handle db) {
    PhaseQueries.replaceBoard(published.id(), board, db);
  }

  /** Leaves the phase as it is. */
  public void drop(String phaseId, Handle db) {
    PhaseQueries.setCandidate(phaseId, null, db);
  }

  /** Self-tests say DRAFT of whatever they refuse. */
  private static <T> T stating(Phase phase, Supplier<T> test) {
    try {
      return test.get();
    } catch (Refusal refusal) {
      throw refusal.with("state", phase.state().name());
    }
  }

  private static Phase changed(Phase phase, Change change) {
    PhaseDraft draft = phase.draft();
    return phase.with(
        draft.asking(
            change.challengeType() == null ? draft.challengeType() : change.challengeType(),
            change.settings() == null ? draft.settings() : change.settings(),
            change.composites() == null ? draft.composites() : change.composites(),
            change.reference() == null ? draft.reference() : change.reference(),
            change.cases() == null ? draft.cases() : change.cases()));
  }

  private static void require(Phase phase) {
    if (phase.state() == PhaseState.DRAFT || !phase.frozen().evaluates()) {
      throw Refusal.state(phase.state(), "only a phase that was tested and evaluates is rescored");
    }
    if (phase.candidate() != null) {
      throw Refusal.state(
          phase.state(),
          "the rescoring "
              + phase.candidate().rescoringId()
              + " of the phase is under way; apply or discard it first");
    }
  }

  private static void requireSameDirection(Phase phase, Frozen frozen) {
    String key = phase.draft().ranking().metric();
    Better now = phase.frozen().metric(key).better();
    if (frozen.metric(key).better() != now) {
      throw Refusal.member(
          "#/challengeType", "direction", "ranks by " + key + " the other way round than so far");
    }
  }
}
