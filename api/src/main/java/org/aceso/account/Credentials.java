package org.aceso.account;

import org.aceso.http.Authenticator;
import org.aceso.http.Digests;
import org.aceso.http.Refusal;
import org.aceso.oidc.BadTokenException;
import org.aceso.oidc.KeysUnavailableException;
import org.aceso.oidc.Providers;
import org.aceso.oidc.SignedToken;

/** The two credentials behind which there is one principal: our tokens, and those of providers. */
public final class Credentials implements Authenticator {
  private static final String UNKNOWN = "the token is unknown, expired or revoked";

  private final Providers providers;
  private final Identities identities;

  public Credentials(Providers providers) {
    this.providers = providers;
    this.identities = new Identities(providers.newPeople());
  }

  @Override
  public Credential check(String bearer) {
    if (TokenSecret.isWellFormed(bearer)) {
      byte[] hash = Digests.sha256(bearer);
      return db ->
          TokenQueries.principal(hash, db).orElseThrow(() -> Refusal.invalidToken(UNKNOWN));
    }
    if (!providers.take(bearer)) {
      throw Refusal.invalidToken(UNKNOWN);
    }
    SignedToken token = signed(bearer);
    return db -> identities.principal(token, db);
  }

  private SignedToken signed(String bearer) {
    try {
      return providers.check(bearer);
    } catch (BadTokenException e) {
      throw Refusal.invalidToken(e.getMessage());
    } catch (KeysUnavailableException e) {
      throw Refusal.unavailable(e.getMessage(), e.retryAfter());
    }
  }
}
