package org.aceso.team;

import java.time.Instant;
import org.aceso.challenge.Challenge;
import org.aceso.challenge.ChallengeState;
import org.aceso.challenge.Challenges;
import org.aceso.database.DatabaseClock;
import org.aceso.http.Refusal;
import org.jdbi.v3.core.Handle;

/** Whether the teams of a challenge may change. */
public final class Forming {
  private final Challenges challenges;

  public Forming(Challenges challenges) {
    this.challenges = challenges;
  }

  /**
   * Refuses when they may not by now. The challenge is held: until the transaction ends neither its
   * state nor its limits change. To be asked before a team is locked.
   */
  public Challenge require(String challengeId, Handle db) {
    Challenge challenge = hold(challengeId, db);
    if (challenge.state() != ChallengeState.REGISTRATION) {
      throw Refusal.state(challenge.state(), "teams form in REGISTRATION only");
    }
    Instant freeze = challenge.teamsFreezeAt();
    if (freeze != null && !DatabaseClock.now(db).isBefore(freeze)) {
      throw Refusal.state(challenge.state(), "teams are frozen since " + freeze);
    }
    return challenge;
  }

  /** The same for what may be done at any time. */
  Challenge hold(String challengeId, Handle db) {
    return challenges.share(challengeId, db);
  }
}
