package org.aceso.challenge;

import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Handler;
import org.aceso.wire.ChallengePage;
import org.aceso.wire.NewChallenge;
import org.aceso.wire.RegistrationPage;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on challenges and registrations. */
public final class ChallengeRoutes {
  private final Challenges challenges;

  public ChallengeRoutes(Challenges challenges) {
    this.challenges = challenges;
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
    api.on("listRegistrations", this::registrations);
    api.on("register", this::registerCaller);
  }

  private Answer list(Call call, Handle db) {
    return call.page(
        challenges.page(call.viewer(), call.query("state"), call.after(), call.limit() + 1, db),
        Challenge::id,
        (shown, next) -> new ChallengePage(shown.stream().map(ChallengeJson::wire).toList(), next));
  }

  private Answer create(Call call, Handle db) {
    Challenge draft = ChallengeJson.draft(call.body(NewChallenge.class));
    Challenge created = challenges.create(call.caller(), draft, db);
    return Answer.created("/v1/challenges/" + created.id(), ChallengeJson.wire(created))
        .etag(created.version() + Audience.of(call, created.id(), db).tag());
  }

  private Answer get(Call call, Handle db) {
    return show(Audience.of(call, call.path("challengeId"), db));
  }

  private Answer update(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    Challenge current = challenges.lock(audience.challenge().id(), db);
    call.requireMatch(current.version() + audience.tag());
    Challenge changed = challenges.update(ChallengeJson.patched(current, call), db);
    return Answer.ok(ChallengeJson.wire(changed)).etag(changed.version() + audience.tag());
  }

  private Handler move(ChallengeState to) {
    return (call, db) -> {
      Audience audience = Audience.of(call, call.path("challengeId"), db);
      Challenge moved = challenges.move(audience, to, db);
      return Answer.ok(ChallengeJson.wire(moved)).etag(moved.version() + audience.tag());
    };
  }

  private Answer registrations(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    return call.page(
        RegistrationQueries.page(audience.challenge().id(), call.after(), call.limit() + 1, db),
        Registration::personId,
        (shown, next) ->
            new RegistrationPage(shown.stream().map(ChallengeJson::wire).toList(), next));
  }

  private Answer registerCaller(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    String person = call.caller().personId();
    return challenges
        .register(audience, person, db)
        .map(fresh -> Answer.created(ChallengeJson.wire(fresh)))
        .orElseGet(
            () ->
                Answer.ok(
                    ChallengeJson.wire(
                        RegistrationQueries.get(audience.challenge().id(), person, db))));
  }

  private static Answer show(Audience audience) {
    Challenge challenge = audience.challenge();
    return Answer.ok(ChallengeJson.wire(challenge)).etag(challenge.version() + audience.tag());
  }
}
