package org.aceso.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.http.Call;
import org.aceso.http.Digests;
import org.aceso.http.Principal;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/** Creates people, makes and revokes tokens. */
public final class Accounts {
  /** Everything that a token can be used for. */
  public static final List<String> SCOPES =
      List.of(
          "challenge:read",
          "challenge:write",
          "dataset:read",
          "dataset:write",
          "team:read",
          "team:write",
          "submission:read",
          "submission:write",
          "upload:write",
          "leaderboard:read",
          "evaluate",
          "platform:read",
          "platform:write",
          "webhook:read",
          "webhook:write",
          "admin");

  private static final String ADMIN = "admin";

  private final TokenLimits limits;

  public Accounts(TokenLimits limits) {
    this.limits = limits;
  }

  Person createPerson(String displayName, Handle db) {
    Person person = Person.named(Ids.next("per"), DisplayName.of(displayName), Set.of());
    PersonQueries.insert(person, db);
    return person;
  }

  Person get(String personId, Handle db) {
    return PersonQueries.find(personId, db).orElseThrow(() -> Refusal.notFound("person"));
  }

  /** The person held until the transaction ends, so that one edit comes after the other. */
  Person lock(String personId, Handle db) {
    return PersonQueries.lock(personId, db).orElseThrow(() -> Refusal.notFound("person"));
  }

  /** The person after a change of name or address; the members that changed are recorded alone. */
  Person change(Call call, Person old, Person wanted, Handle db) {
    List<String> changed = wanted.differences(old);
    if (changed.isEmpty()) {
      return old;
    }
    PersonQueries.update(wanted, db);
    Map<String, ?> facts = Map.of("members", changed);
    Audit.record(call, AuditAction.PERSON_CHANGED, null, old.id(), facts, db);
    return get(old.id(), db);
  }

  /** Whom a token is wanted for, and what it shall be. */
  record Wanted(
      Optional<String> personId, String name, List<String> scopes, Optional<Instant> expiresAt) {}

  Token createToken(Principal by, Wanted wanted, String secret, Handle db) {
    String owner = wanted.personId().orElse(by.personId());
    Duration most = by.mayAdminister() ? limits.most() : limits.selfMade();
    if (!by.mayAdminister()) {
      requireOwn(by, owner, wanted.scopes());
    }
    Instant end = end(by, wanted.expiresAt(), most, db);
    get(owner, db);
    return insert(owner, wanted.name(), secret, wanted.scopes(), end, db);
  }

  /** Whether the token that asked was that of a first start, and ended because of this new one. */
  boolean exchange(Principal by, Token made, Handle db) {
    return made.personId().equals(by.personId())
        && made.scopes().contains(ADMIN)
        && !TokenQueries.exchange(by.credentialId(), db).isEmpty();
  }

  private static void requireOwn(Principal by, String owner, List<String> scopes) {
    if (!owner.equals(by.personId())) {
      throw Refusal.forbidden("only an administrator makes tokens for others");
    }
    Set<String> more = new TreeSet<>(scopes);
    more.removeAll(by.scopes());
    if (!more.isEmpty()) {
      throw Refusal.forbidden("the token that asks lacks the scopes " + String.join(" ", more));
    }
  }

  /**
   * When the token ends. One made with another token ends with that at the latest, so that nobody
   * prolongs a stolen one; one made with a provider's token stands for a sign-in, and may last.
   */
  private static Instant end(Principal by, Optional<Instant> wanted, Duration most, Handle db) {
    if (most.isZero()) {
      throw Refusal.forbidden("on this server only an administrator makes tokens");
    }
    boolean bound = !by.mayAdminister() && Token.isTokenId(by.credentialId());
    Instant end = TokenLimits.end(wanted, most, db);
    if (!bound || !end.isAfter(by.expiresAt())) {
      return end;
    }
    if (wanted.isPresent()) {
      throw Refusal.forbidden("the token that asks expires at " + by.expiresAt());
    }
    return by.expiresAt();
  }

  List<Token> tokens(Principal of, Optional<String> after, int limit, Handle db) {
    return TokenQueries.page(of.personId(), after, limit, db);
  }

  /** One's own, or anybody's for an administrator. */
  Token token(Principal by, String tokenId, Handle db) {
    return TokenQueries.find(tokenId, db)
        .filter(token -> by.mayAdminister() || token.personId().equals(by.personId()))
        .orElseThrow(() -> Refusal.notFound("token"));
  }

  /** Whether it counted until now. */
  boolean revoke(Principal by, String tokenId, Handle db) {
    return TokenQueries.revoke(token(by, tokenId, db).id(), db);
  }

  private static Token insert(
      String owner, String name, String secret, List<String> scopes, Instant expiresAt, Handle db) {
    byte[] hash = Digests.sha256(secret);
    return TokenQueries.insert(Ids.next("tok"), owner, name, hash, scopes, expiresAt, db);
  }
}
