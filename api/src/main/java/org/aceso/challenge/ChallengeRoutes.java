package org.aceso.challenge;

import java.util.Map;
import java.util.Optional;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Handler;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.wire.ChallengePage;
import org.aceso.wire.NewChallenge;
import org.aceso.wire.PresetChoice;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on challenges. */
public final class ChallengeRoutes {
  private final Challenges challenges;
  private final Beginning beginning;

  public ChallengeRoutes(Challenges challenges, Beginning beginning) {
    this.challenges = challenges;
    this.beginning = beginning;
  }

  public void register(Api api) {
    api.on("listChallenges", this::list);
    api.on("createChallenge", this::create);
    api.on("getChallenge", this::get);
    api.on("updateChallenge", this::update);
    api.on("openRegistration", move(ChallengeState.REGISTRATION));
    api.on("closeChallenge", move(ChallengeState.CLOSED));
    api.on("archiveChallenge", move(ChallengeState.ARCHIVED));
    api.on("cancelChallenge", move(ChallengeState.CANCELLED));
  }

  private Answer list(Call call, Handle db) {
    return call.page(
        challenges.page(Viewer.of(call), call.query("state"), call.after(), call.limit() + 1, db),
        Challenge::id,
        (shown, next) ->
            new ChallengePage(shown.stream().map(one -> wire(one, call)).toList(), next));
  }

  private Answer create(Call call, Handle db) {
    NewChallenge wanted = call.body(NewChallenge.class);
    Challenge draft = ChallengeJson.draft(wanted, call.caller());
    Optional<Challenge> created = challenges.create(call.caller(), draft, db);
    if (created.isEmpty()) {
      return show(call, known(call, draft, db));
    }
    String id = created.get().id();
    record(call, AuditAction.CHALLENGE_CREATED, created.get(), Map.of("slug", draft.slug()), db);
    if (wanted.preset() != null) {
      PresetChoice preset = wanted.preset();
      beginning.of(
          call, id, new Beginning.Choice(preset.name(), preset.opensAt(), preset.closesAt()), db);
    }
    return Answer.created("/v1/challenges/" + id, wire(created.get(), call))
        .etag(created.get().version() + Audience.of(call, id, db).tag());
  }

  /** The challenge that has the reference already; within a platform it may still be hidden. */
  private Audience known(Call call, Challenge draft, Handle db) {
    try {
      return Audience.of(call, challenges.referred(draft, db).orElseThrow(), db);
    } catch (Refusal refusal) {
      throw refusal.type() == ProblemType.NOT_FOUND
          ? Refusal.exists("the platform has a challenge with the externalRef")
          : refusal;
    }
  }

  private Answer get(Call call, Handle db) {
    return show(call, Audience.of(call, call.path("challengeId"), db));
  }

  private Answer update(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    Challenge current = challenges.lock(audience.challenge().id(), db);
    call.requireMatch(current.version() + audience.tag());
    Challenge changed = challenges.update(ChallengeJson.patched(current, call), db);
    Map<String, ?> facts = Map.of("members", changed.differences(current));
    record(call, AuditAction.CHALLENGE_CHANGED, changed, facts, db);
    return Answer.ok(wire(changed, call)).etag(changed.version() + audience.tag());
  }

  private Handler move(ChallengeState to) {
    return (call, db) -> {
      Audience audience = Audience.of(call, call.path("challengeId"), db);
      Challenge moved = challenges.move(audience, to, db);
      Map<String, ?> facts = Map.of("from", audience.challenge().state(), "to", to);
      record(call, AuditAction.CHALLENGE_MOVED, moved, facts, db);
      return Answer.ok(wire(moved, call)).etag(moved.version() + audience.tag());
    };
  }

  private static void record(
      Call call, AuditAction action, Challenge challenge, Map<String, ?> facts, Handle db) {
    Audit.record(call, action, challenge.id(), challenge.id(), facts, db);
  }

  private static Answer show(Call call, Audience audience) {
    Challenge challenge = audience.challenge();
    return Answer.ok(wire(challenge, call)).etag(challenge.version() + audience.tag());
  }

  private static org.aceso.wire.Challenge wire(Challenge challenge, Call call) {
    return ChallengeJson.wire(challenge, call.viewer());
  }
}
