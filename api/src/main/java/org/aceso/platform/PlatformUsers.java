package org.aceso.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aceso.account.DisplayName;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.http.Call;
import org.aceso.http.Delegation;
import org.aceso.http.Principal;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/**
 * The people whom platforms brought. A person belongs to the one platform that named them first;
 * the same external id at another platform is another person.
 */
public final class PlatformUsers implements Delegation {

  /** A person who is known now; fresh when they were not before. */
  record Known(PlatformUser user, boolean fresh) {}

  @Override
  public Principal onBehalfOf(Call call, String externalId, Handle db) {
    Principal platform = call.caller();
    String id = platform.platformId().orElseThrow();
    PlatformUser user =
        PlatformUserQueries.find(id, externalId, db)
            .orElseGet(() -> welcome(call, externalId, Optional.empty(), db).user());
    if (user.blocked()) {
      throw Refusal.forbidden("the user is blocked: nobody may act for them");
    }
    return new Principal(
        user.personId(),
        platform.actorId(),
        platform.platformId(),
        platform.credentialId(),
        Set.of(),
        platform.scopes(),
        platform.expiresAt(),
        platform.requestsPerMinute());
  }

  /** Names a user, who need not have been known. */
  Known put(Call call, String externalId, String wantedName, Handle db) {
    String name = DisplayName.of(wantedName);
    Known known = welcome(call, externalId, Optional.of(name), db);
    if (known.fresh() || known.user().displayName().equals(name)) {
      return known;
    }
    PlatformUserQueries.rename(known.user().personId(), name, db);
    Audit.record(
        call,
        AuditAction.PERSON_CHANGED,
        null,
        known.user().personId(),
        Map.of("member", "displayName"),
        db);
    return new Known(get(call.caller().platformId().orElseThrow(), externalId, db), false);
  }

  PlatformUser get(String platformId, String externalId, Handle db) {
    return PlatformUserQueries.find(platformId, externalId, db)
        .orElseThrow(() -> Refusal.notFound("user of the platform"));
  }

  List<PlatformUser> page(String platformId, Optional<String> after, int count, Handle db) {
    return PlatformUserQueries.page(platformId, after.orElse(""), count, db);
  }

  /**
   * Of many first uses at a time one makes the person: they wait for each other at the platform.
   */
  private Known welcome(Call call, String externalId, Optional<String> name, Handle db) {
    String platformId = call.caller().platformId().orElseThrow();
    return db.inTransaction(
        tx -> {
          int most = PlatformQueries.lock(platformId, tx).orElseThrow().maxUsers();
          Optional<PlatformUser> known = PlatformUserQueries.find(platformId, externalId, tx);
          if (known.isPresent()) {
            return new Known(known.get(), false);
          }
          if (PlatformUserQueries.count(platformId, tx) >= most) {
            throw new Refusal(
                ProblemType.NO_ROOM_FOR_USERS, "the platform has its " + most + " users");
          }
          String person = Ids.next("per");
          PlatformUserQueries.insert(
              person, name.orElse(pseudonym(person)), platformId, externalId, tx);
          Audit.record(call, AuditAction.DELEGATION_STARTED, null, person, Map.of(), tx);
          return new Known(get(platformId, externalId, tx), true);
        });
  }

  /** Until the platform names them: nothing of what the platform calls them is shown to others. */
  private static String pseudonym(String personId) {
    return "Participant " + personId.substring(personId.length() - 6);
  }
}
