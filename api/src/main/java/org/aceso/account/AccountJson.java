package org.aceso.account;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.aceso.http.Call;
import org.aceso.http.Digests;
import org.aceso.http.Json;
import org.aceso.http.Principal;
import org.aceso.wire.Me;
import org.aceso.wire.MePatch;
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
        person.displayName(),
        person.email().orElse(null),
        principal.mayAdminister(),
        scopes(principal.scopes().stream().sorted().toList()),
        issuer.isPresent() ? "OIDC" : "TOKEN",
        issuer.orElse(null),
        principal.expiresAt(),
        principal.platformId().orElse(null),
        principal.isDelegated() ? principal.actorId() : null);
  }

  /** The person with the members of a merge patch; null takes the address away. */
  static Person patched(Person old, Call call) {
    MePatch patch = call.body(MePatch.class);
    return new Person(
        old.id(),
        patch.displayName() == null ? old.displayName() : DisplayName.of(patch.displayName()),
        call.tree().has("email") ? Optional.ofNullable(patch.email()).map(Email::of) : old.email(),
        old.roles(),
        old.version());
  }

  /** Changes with the person, and with what the credential makes of them. */
  static String tag(Person person, Me shown) {
    String digest = HexFormat.of().formatHex(Digests.sha256(Json.text(shown)));
    return person.version() + "-" + digest.substring(0, 8);
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
