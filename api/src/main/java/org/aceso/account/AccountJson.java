package org.aceso.account;

import java.util.Arrays;
import java.util.List;
import org.aceso.access.Role;
import org.aceso.http.Principal;
import org.aceso.wire.Me;
import org.aceso.wire.Scope;

/** People and tokens on the wire. */
public final class AccountJson {
  private AccountJson() {}

  static org.aceso.wire.Person person(Person person) {
    return new org.aceso.wire.Person(person.id(), person.displayName());
  }

  static Me me(Person person, Principal principal) {
    return new Me(
        person(person),
        principal.roles().contains(Role.ADMINISTRATOR),
        scopes(principal.scopes().stream().sorted().toList()),
        principal.expiresAt(),
        principal.platformId().orElse(null),
        principal.isDelegated() ? principal.actorId() : null);
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
