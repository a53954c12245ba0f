package org.aceso.challenge;

import java.util.Optional;
import org.aceso.http.Call;
import org.aceso.http.Principal;
import org.aceso.http.Refusal;
import org.jdbi.v3.core.Handle;

/**
 * What a caller is to a challenge: asked once a request and handed to everything that shows or
 * allows something.
 *
 * @param challenge the challenge, which the caller may know of
 * @param person the caller, if there is one
 * @param organiser whether the caller organises it, or administers the installation
 * @param competitor whether the caller registered for it
 * @param teamId the caller's team in it, if there is one
 */
public record Audience(
    Challenge challenge,
    Optional<String> person,
    boolean organiser,
    boolean competitor,
    Optional<String> teamId) {

  /** The audience of a challenge by id or slug; a draft is unknown to all but its organisers. */
  public static Audience of(Call call, String idOrSlug, Handle db) {
    Audience audience =
        call.viewer()
            .map(viewer -> of(viewer, idOrSlug, db))
            .orElseGet(() -> ChallengeQueries.find(idOrSlug, db).map(Audience::anonymous))
            .orElseThrow(() -> Refusal.notFound("challenge"));
    if (audience.challenge().state() == ChallengeState.DRAFT && !audience.organiser()) {
      throw Refusal.notFound("challenge");
    }
    return audience;
  }

  private static Optional<Audience> of(Principal viewer, String idOrSlug, Handle db) {
    return ChallengeQueries.audience(idOrSlug, viewer.personId(), viewer.mayAdminister(), db);
  }

  private static Audience anonymous(Challenge challenge) {
    return new Audience(challenge, Optional.empty(), false, false, Optional.empty());
  }

  /** Refuses everybody but organisers. */
  public void requireOrganiser() {
    if (!organiser) {
      throw Refusal.forbidden("only an organiser of the challenge may do this");
    }
  }

  /** A tag part that changes when the caller is shown something else. */
  public String tag() {
    return organiser ? "o" : competitor ? "c" : "p";
  }
}
