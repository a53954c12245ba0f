package org.aceso.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aceso.http.Digests;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/** The tokens of accounts that are no person, which administrators make and revoke. */
public final class ServiceTokens {
  private ServiceTokens() {}

  /** A token with the secret that is shown once. */
  public record Minted(Token token, String secret) {}

  /**
   * Makes a token that says by its prefix whose it is.
   *
   * @param expiresAt empty for as late as {@code limits} allow
   */
  public static Minted mint(
      String accountId,
      String name,
      List<String> scopes,
      Optional<Instant> expiresAt,
      TokenLimits limits,
      Handle db) {
    if (scopes.contains("admin")) {
      throw Refusal.member("#/scopes", "admin", "the scope admin is for people");
    }
    Instant end = TokenLimits.end(expiresAt, limits.most(), db);
    String secret = TokenSecret.nextForPlatform();
    byte[] hash = Digests.sha256(secret);
    return new Minted(
        TokenQueries.insert(Ids.next("tok"), accountId, name, hash, scopes, end, db), secret);
  }

  /** Newest first. */
  public static List<Token> page(String accountId, Optional<String> after, int count, Handle db) {
    return TokenQueries.page(accountId, after, count, db);
  }

  /** The account's token is revoked now, or was before. */
  public static void revoke(String accountId, String tokenId, Handle db) {
    Token token =
        TokenQueries.find(tokenId, db)
            .filter(one -> one.personId().equals(accountId))
            .orElseThrow(() -> Refusal.notFound("token"));
    TokenQueries.revoke(token.id(), db);
  }
}
