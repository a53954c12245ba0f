package org.aceso.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.aceso.access.Role;
import org.aceso.http.Authenticator;
import org.aceso.http.Digests;
import org.aceso.http.Principal;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/** Creates people, makes and revokes tokens, and tells who is behind one. */
public final class Accounts implements Authenticator {
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
          "leaderboard:read",
          "platform:read",
          "platform:write",
          "webhook:read",
          "webhook:write",
          "admin");

  /** A token with the secret that is shown once. */
  public record Minted(String tokenId, String secret, Instant expiresAt) {}

  @Override
  public Optional<Principal> authenticate(String credential, Handle db) {
    return TokenSecret.isWellFormed(credential)
        ? TokenQueries.principal(Digests.sha256(credential), db)
        : Optional.empty();
  }

  public Person createPerson(String displayName, Set<Role> roles, Handle db) {
    Person person = new Person(Ids.next("per"), DisplayName.of(displayName), roles);
    PersonQueries.insert(person, db);
    return person;
  }

  Person get(String personId, Handle db) {
    return PersonQueries.find(personId, db).orElseThrow(() -> Refusal.notFound("person"));
  }

  /** Makes a token without asking who wants it: for the machine's operator. */
  public Minted mint(
      String personId, String name, List<String> scopes, Instant expiresAt, Handle db) {
    String secret = TokenSecret.next();
    Token token = insert(personId, name, secret, scopes, expiresAt, db);
    return new Minted(token.id(), secret, token.expiresAt());
  }

  Token createToken(
      Principal by,
      Optional<String> personId,
      String name,
      String secret,
      List<String> scopes,
      Instant expiresAt,
      Handle db) {
    if (!by.mayAdminister()) {
      if (personId.isPresent() && !personId.get().equals(by.personId())) {
        throw Refusal.forbidden("only an administrator makes tokens for others");
      }
      Set<String> more = new TreeSet<>(scopes);
      more.removeAll(by.scopes());
      if (!more.isEmpty()) {
        throw Refusal.forbidden("the token that asks lacks the scopes " + String.join(" ", more));
      }
      if (expiresAt.isAfter(by.expiresAt())) {
        throw Refusal.forbidden("the token that asks expires at " + by.expiresAt());
      }
    }
    if (!TokenQueries.isFuture(expiresAt, db)) {
      throw Refusal.member("#/expiresAt", "past", "must be in the future");
    }
    String owner = personId.orElse(by.personId());
    get(owner, db);
    return insert(owner, name, secret, scopes, expiresAt, db);
  }

  List<Token> tokens(Principal of, Handle db) {
    return TokenQueries.ofPerson(of.personId(), db);
  }

  void revoke(Principal by, String tokenId, Handle db) {
    if (TokenQueries.revoke(tokenId, by.mayAdminister() ? null : by.personId(), db) == 0) {
      throw Refusal.notFound("token");
    }
  }

  private static Token insert(
      String owner, String name, String secret, List<String> scopes, Instant expiresAt, Handle db) {
    byte[] hash = Digests.sha256(secret);
    return TokenQueries.insert(Ids.next("tok"), owner, name, hash, scopes, expiresAt, db);
  }
}
