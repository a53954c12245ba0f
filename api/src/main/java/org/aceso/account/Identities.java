package org.aceso.account;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.audit.Origin;
import org.aceso.database.DatabaseClock;
import org.aceso.http.Principal;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.oidc.BadTokenException;
import org.aceso.oidc.SignedToken;
import org.jdbi.v3.core.Handle;

/** Tells which person a provider's token is about; who comes for the first time becomes one. */
final class Identities {
  private static final String NAMELESS = "unnamed";

  private final boolean newPeople;

  Identities(boolean newPeople) {
    this.newPeople = newPeople;
  }

  Principal principal(SignedToken token, Handle db) {
    requireValid(token, db);
    Identity identity = known(token, db).orElseGet(() -> welcome(token, db));
    if (identity.blocked()) {
      throw Refusal.invalidToken("the person whom the token is about may not come in any more");
    }
    Set<String> scopes =
        token.scopes().stream().filter(Accounts.SCOPES::contains).collect(Collectors.toSet());
    return new Principal(
        identity.personId(),
        identity.personId(),
        Optional.empty(),
        identity.id(),
        Person.active(identity.roles(), scopes),
        scopes,
        token.expiresAt(),
        Optional.empty());
  }

  private static void requireValid(SignedToken token, Handle db) {
    try {
      token.requireValid(DatabaseClock.now(db));
    } catch (BadTokenException e) {
      throw Refusal.invalidToken(e.getMessage());
    }
  }

  private static Optional<Identity> known(SignedToken token, Handle db) {
    return IdentityQueries.find(token.issuer(), token.subject(), db);
  }

  /** Of several first requests at a time one makes the person. */
  private Identity welcome(SignedToken token, Handle db) {
    if (!newPeople) {
      throw Refusal.forbidden("this server takes nobody in who was not here before");
    }
    String personId = Ids.next("per");
    String name = token.displayName().map(DisplayName::of).orElse(NAMELESS);
    return db.inTransaction(
        tx -> {
          boolean made =
              IdentityQueries.insert(
                  Ids.next("idn"), token.issuer(), token.subject(), personId, name, tx);
          if (made) {
            Map<String, ?> facts = Map.of("issuer", token.issuer());
            Audit.record(Origin.REQUEST, AuditAction.PERSON_CREATED, null, personId, facts, tx);
          }
          return known(token, tx).orElseThrow();
        });
  }
}
