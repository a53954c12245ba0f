package org.aceso.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aceso.access.Role;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.audit.Origin;
import org.aceso.database.DatabaseClock;
import org.aceso.http.Digests;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/** Tokens that the operator of the machine makes and revokes, who needs none to do so. */
public final class OperatorTokens {
  private OperatorTokens() {}

  /** A token with the secret that is shown once. */
  public record Minted(Token token, String secret) {}

  /** Makes a person; refuses a name that shows nothing. */
  public static Person newPerson(String displayName, Set<Role> roles, Handle db) {
    Person person = Person.named(Ids.next("per"), DisplayName.of(displayName), roles);
    PersonQueries.insert(person, db);
    Map<String, ?> facts = Map.of("roles", List.copyOf(roles));
    Audit.record(Origin.COMMAND_LINE, AuditAction.PERSON_CREATED, null, person.id(), facts, db);
    return person;
  }

  /** A person, if there is such. */
  public static Optional<Person> person(String id, Handle db) {
    return PersonQueries.find(id, db);
  }

  /** Makes a token; one with which its person administers ends that of the first start. */
  public static Minted mint(
      Person person, String name, List<String> scopes, Duration life, Handle db) {
    Minted minted = insert(person, name, scopes, life, db);
    if (scopes.contains("admin") && person.roles().contains(Role.ADMINISTRATOR)) {
      TokenQueries.exchange(null, db).stream()
          .filter(id -> !id.equals(minted.token().id()))
          .forEach(id -> record(AuditAction.TOKEN_REVOKED, id, Map.of(), db));
    }
    return minted;
  }

  /** Makes the token of a first start. */
  public static Minted mintOneTime(Person person, String name, Duration life, Handle db) {
    Minted minted = insert(person, name, Accounts.SCOPES, life, db);
    TokenQueries.markOneTime(minted.token().id(), db);
    return minted;
  }

  /** Newest first; of everybody when no person is named. */
  public static List<Token> page(
      Optional<String> personId, Optional<String> after, int limit, Handle db) {
    return TokenQueries.page(personId.orElse(null), after, limit, db);
  }

  /** Empty when there is no such token; false when it was revoked before. */
  public static Optional<Boolean> revoke(String tokenId, Handle db) {
    if (TokenQueries.find(tokenId, db).isEmpty()) {
      return Optional.empty();
    }
    boolean counted = TokenQueries.revoke(tokenId, db);
    if (counted) {
      record(AuditAction.TOKEN_REVOKED, tokenId, Map.of(), db);
    }
    return Optional.of(counted);
  }

  /** Whether a secret would be let in now. */
  public static boolean isValid(String secret, Handle db) {
    return TokenSecret.isWellFormed(secret) && TokenQueries.isValid(Digests.sha256(secret), db);
  }

  private static Minted insert(
      Person person, String name, List<String> scopes, Duration life, Handle db) {
    String secret = TokenSecret.next();
    Instant end = DatabaseClock.now(db).plus(life);
    Token token =
        TokenQueries.insert(
            Ids.next("tok"), person.id(), name, Digests.sha256(secret), scopes, end, db);
    record(AuditAction.TOKEN_CREATED, token.id(), facts(token), db);
    return new Minted(token, secret);
  }

  static Map<String, ?> facts(Token token) {
    return Map.of(
        "person", token.personId(), "scopes", token.scopes(), "expiresAt", token.expiresAt());
  }

  private static void record(AuditAction action, String id, Map<String, ?> facts, Handle db) {
    Audit.record(Origin.COMMAND_LINE, action, null, id, facts, db);
  }
}
