package org.aceso.phase;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.aceso.access.Permission;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Audience;
import org.aceso.challenge.Challenge;
import org.aceso.challenge.Challenges;
import org.aceso.event.EventType;
import org.aceso.form.Questions;
import org.aceso.http.Call;
import org.aceso.http.Digests;
import org.aceso.http.Refusal;
import org.aceso.http.RequestProblem;
import org.aceso.ids.Ids;
import org.aceso.plugin.CompositeJson;
import org.jdbi.v3.core.Handle;

/** What can be done with phases, each within the caller's transaction. */
public final class Phases {
  private static final String HOLD = "FOR NO KEY UPDATE";
  private static final Duration LONGEST_CHOICE = Duration.ofDays(366);

  private final Challenges challenges;
  private final SelfTest selfTest;
  private final Consent consent;

  public Phases(Challenges challenges, SelfTest selfTest, Consent consent) {
    this.challenges = challenges;
    this.selfTest = selfTest;
    this.consent = consent;
  }

  /** A phase with what the caller is to its challenge. */
  public record Seen(Phase phase, Audience audience) {

    /** A tag that changes with the phase, its state by the clock, and what the caller is shown. */
    public String tag() {
      return phase.version() + "-" + phase.state() + audience.tag();
    }
  }

  /** A phase that the caller may know of. */
  public Seen see(Call call, String id, Handle db) {
    return see(call, id, "", db);
  }

  /**
   * The same, with the row held until the transaction ends, but for rows that refer to it: whoever
   * writes one may hold a participation that is waited for next.
   */
  public Seen hold(Call call, String id, Handle db) {
    return see(call, id, HOLD, db);
  }

  private static Seen see(Call call, String id, String lock, Handle db) {
    Seen seen = look(call, id, lock, db);
    seen.audience().permit(call);
    return seen;
  }

  /** A phase around something that may be hidden itself: see {@link Audience#seen}. */
  public Seen around(Call call, String id, Handle db) {
    return look(call, id, "", db);
  }

  private static Seen look(Call call, String id, String lock, Handle db) {
    Phase phase = PhaseQueries.find(id, lock, db).orElseThrow(() -> Refusal.notFound("phase"));
    Audience audience = Refusal.hiding("phase", () -> Audience.seen(call, phase.challengeId(), db));
    if (phase.state() == PhaseState.DRAFT && !audience.may(Permission.READ_DRAFTS)) {
      throw Refusal.notFound("phase");
    }
    return new Seen(phase, audience);
  }

  /** A phase whose publication waits until the transaction ends. */
  public Phase share(String id, Handle db) {
    return PhaseQueries.find(id, "FOR SHARE", db).orElseThrow(() -> Refusal.notFound("phase"));
  }

  /** The same as {@link #hold} for whoever has looked already, and for background work. */
  public static Phase lock(String id, Handle db) {
    return PhaseQueries.find(id, HOLD, db).orElseThrow(() -> Refusal.notFound("phase"));
  }

  /** A phase by id, for background work that nobody looks at. */
  public static Phase get(String id, Handle db) {
    return PhaseQueries.find(id, "", db).orElseThrow(() -> Refusal.notFound("phase"));
  }

  List<Phase> visible(Audience audience, Handle db) {
    return PhaseQueries.ofChallenge(audience.challenge().id(), db).stream()
        .filter(phase -> phase.state() != PhaseState.DRAFT || audience.may(Permission.READ_DRAFTS))
        .toList();
  }

  Phase create(Audience audience, PhaseDraft draft, Handle db) {
    requireAlive(audience.challenge().id(), db);
    requireSense(draft);
    String id = Ids.next("pha");
    PhaseQueries.insert(id, audience.challenge().id(), draft, db);
    return get(id, db);
  }

  Phase update(Phase old, PhaseDraft draft, Handle db) {
    requireSense(draft);
    if (old.state() != PhaseState.DRAFT) {
      if (!old.draft().with(draft.name(), draft.closesAt()).equals(draft)) {
        throw Refusal.state(
            old.state(), "once a phase was tested, only name and closesAt can change");
      }
      if (!old.draft().closesAt().equals(draft.closesAt())) {
        requireMovableEnd(old, draft.closesAt(), db);
      }
    }
    PhaseQueries.update(old.id(), draft, db);
    Phase changed = get(old.id(), db);
    PhaseNews.tell(EventType.PHASE_CHANGED, changed, db);
    return changed;
  }

  /** What has to be tested before a draft opens; refuses what may not open anyway. */
  TestPlan plan(Seen seen, Handle db) {
    requireOpenable(seen, db);
    return selfTest.plan(seen.phase(), db);
  }

  /** Tests a draft; takes a while, and asks nothing of the database. */
  SelfTest.Passed test(TestPlan plan) {
    return selfTest.run(plan);
  }

  /** Freezes what decides the scores of a draft that is held and passed. */
  Phase open(Seen seen, SelfTest.Passed passed, Handle db) throws IOException {
    requireOpenable(seen, db);
    Phase phase = seen.phase();
    Frozen frozen = selfTest.confirm(passed, phase, db);
    // Only now, because nobody can register while the challenge is locked.
    requireAlive(phase.challengeId(), db);
    PhaseQueries.freeze(phase.id(), frozen, db);
    Phase ready = get(phase.id(), db);
    PhaseNews.tell(EventType.PHASE_READY, ready, db);
    return ready;
  }

  private void requireOpenable(Seen seen, Handle db) {
    Phase phase = seen.phase();
    requireState(phase, PhaseState.DRAFT);
    requireAlive(seen.audience().challenge());
    if (PhaseQueries.isPast(phase.draft().closesAt(), db)) {
      throw Refusal.state(phase.state(), "closesAt is past");
    }
    consent.require(phase, db);
  }

  Phase close(Seen seen, Handle db) {
    requireState(seen.phase(), PhaseState.READY, PhaseState.OPEN);
    PhaseQueries.close(seen.phase().id(), db);
    PhaseNews.notice(seen.phase().id(), db);
    return get(seen.phase().id(), db);
  }

  /** Freezes the board that {@code board} makes of the phase, and shows it to everybody. */
  public Seen publish(Call call, String id, UnaryOperator<String> board, Handle db) {
    Seen seen = hold(call, id, db);
    requireState(seen.phase(), PhaseState.CLOSED);
    if (seen.phase().draft().ranking() == null) {
      throw Refusal.state(
          seen.phase().state(), "the phase ranks nothing: it has no board, and ends with CLOSED");
    }
    if (seen.phase().candidate() != null) {
      throw Refusal.state(
          seen.phase().state(), "a rescoring is under way; apply or discard it first");
    }
    if (PhaseQueries.hasUnfinished(id, db)) {
      throw Refusal.state(seen.phase().state(), "some submissions are not evaluated yet");
    }
    requireChosen(seen.phase(), db);
    PhaseNews.notice(id, db);
    PhaseQueries.publish(id, board.apply(id), db);
    Phase published = get(id, db);
    Map<String, ?> facts = Map.of("board", sha256(published, db));
    PhaseAudit.record(call, AuditAction.PHASE_PUBLISHED, published, facts, db);
    PhaseNews.tell(EventType.PHASE_PUBLISHED, published, db);
    return new Seen(published, seen.audience());
  }

  /** What teams were promised about choosing holds for their organisers, too. */
  private static void requireChosen(Phase phase, Handle db) {
    Ranking ranking = phase.draft().ranking();
    if (ranking == null || ranking.selection() == null || ranking.selection().until() == null) {
      return;
    }
    if (!PhaseQueries.isPast(ranking.selection().until(), db)) {
      throw Refusal.state(
          phase.state(), "teams choose their entries until " + ranking.selection().until());
    }
  }

  /**
   * Puts another board in the place of a frozen one: the one thing of it that can change is names.
   */
  public void replaceBoard(Call call, Phase published, String board, Handle db) {
    String before = sha256(published, db);
    PhaseQueries.replaceBoard(published.id(), board, db);
    Map<String, ?> facts = Map.of("from", before, "to", sha256(published, db));
    PhaseAudit.record(call, AuditAction.BOARD_NAME_ERASED, published, facts, db);
  }

  private String sha256(Phase published, Handle db) {
    return HexFormat.of().formatHex(Digests.sha256(board(published, db)));
  }

  /** The board of a published phase, as it was frozen. */
  public String board(Phase phase, Handle db) {
    return PhaseQueries.board(phase.id(), db).orElseThrow();
  }

  private void requireAlive(String challengeId, Handle db) {
    requireAlive(challenges.lock(challengeId, db));
  }

  private static void requireAlive(Challenge challenge) {
    if (!challenge.state().isAlive()) {
      throw Refusal.state(challenge.state(), "phases can be made in DRAFT and REGISTRATION");
    }
  }

  private static void requireMovableEnd(Phase phase, Instant end, Handle db) {
    requireState(phase, PhaseState.READY, PhaseState.OPEN);
    if (PhaseQueries.isPast(end, db)) {
      throw Refusal.member("#/closesAt", "past", "must be in the future; close the phase instead");
    }
  }

  /** Refuses what no phase can be, with all that is wrong. */
  static void requireSense(PhaseDraft draft) {
    List<RequestProblem> problems = new ArrayList<>();
    if (!draft.opensAt().isBefore(draft.closesAt())) {
      problems.add(RequestProblem.member("#/closesAt", "order", "must be after opensAt"));
    }
    requireSense(draft, problems);
    problems.addAll(CompositeJson.problems(draft.composites()));
    for (int i = 0; i < draft.quota().size(); i++) {
      QuotaLimit limit = draft.quota().get(i);
      boolean isRolling = limit.period() == QuotaLimit.Period.ROLLING;
      if (isRolling != (limit.hours() != null)) {
        problems.add(
            RequestProblem.member(
                "#/quota/" + i + "/hours",
                isRolling ? "required" : "unexpected",
                isRolling ? "ROLLING needs hours" : "only ROLLING has hours"));
      }
    }
    if (draft.submissionMetadata() != null) {
      Questions.read("#/submissionMetadata", draft.submissionMetadata(), problems);
    }
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
  }

  /** A window for choosing that ends before it opens, or that keeps a phase from publication. */
  private static void requireSense(PhaseDraft draft, List<RequestProblem> problems) {
    if (draft.ranking() == null || draft.ranking().selection() == null) {
      return;
    }
    Instant until = draft.ranking().selection().until();
    if (until != null
        && (!until.isAfter(draft.opensAt())
            || until.isAfter(draft.closesAt().plus(LONGEST_CHOICE)))) {
      problems.add(
          RequestProblem.member(
              "#/ranking/selection/until",
              "order",
              "must be after opensAt, and at most 366 days after closesAt"));
    }
  }

  private static void requireState(Phase phase, PhaseState... allowed) {
    if (!List.of(allowed).contains(phase.state())) {
      throw Refusal.state(
          phase.state(),
          "this needs a phase that is "
              + Arrays.stream(allowed).map(PhaseState::name).collect(Collectors.joining(" or ")));
    }
  }
}
