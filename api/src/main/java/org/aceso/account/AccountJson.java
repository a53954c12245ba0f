package org.aceso.account;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aceso.http.Principal;
import org.aceso.wire.Me;
import org.aceso.wire.NewToken;
import org.aceso.wire.Scope;

/** People and tokens on the wire. */
public final class AccountJson {
  private AccountJson() {}

  static org.aceso.wire.Person person(Person person) {
    return new org.aceso.wire.Person(person.id(), person.displayName());
  }

  static Me me(Person person, Principal principal, Optional<String> issuer) {
    return new Me(
        person(person),
        principal.mayAdminister(),
        scopes(principal.scopes().stream().sorted().toList()),
        issuer.isPresent() ? "OIDC" : "TOKEN",
        issuer.orElse(null),
        principal.expiresAt(),
        principal.platformId().orElse(null),
        principal.isDelegated() ? principal.actorId() : null);
  }

  static Accounts.Wanted wanted(NewToken token) {
    return new Accounts.Wanted(
        Optional.ofNullable(token.personId()),
        token.name(),
        words(token.scopes()),
        Optional.ofNullable(token.expiresAt()));
  }

  public static org.aceso.wire.Token token(Token token, String secret) {
    return new org.aceso.wire.Token(
        token.id(),
        token.personId(),
        token.name(),
        scopes(token.scopes()),
        secret,
        null,
        token.createdAt(),
        token.expiresAt(),
        token.lastUsedAt(),
        token.revokedAt());
  }

  public static List<String> words(List<Scope> scopes) {
    return scopes.stream().map(AccountJson::word).sorted().toList();
  }

  private static List<Scope> scopes(List<String> words) {
    return words.stream()
        .map(
            word ->
                Arrays.stream(Scope.values())
                    .filter(scope -> word(scope).equals(word))
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  private static String word(Scope scope) {
    return scope.name().toLowerCase(java.util.Locale.ROOT).replace('_', ':');
  }
}
