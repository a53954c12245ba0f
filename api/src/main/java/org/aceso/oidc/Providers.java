package org.aceso.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.Closeable;
import java.io.IOException;
import java.security.Key;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The identity providers whose tokens are taken. */
public final class Providers implements Closeable {
  /** The longest token that is looked at. */
  public static final int MOST_CHARACTERS = 8_192;

  private static final JOSEObjectTypeVerifier<SecurityContext> TYPES =
      new DefaultJOSEObjectTypeVerifier<>(
          JOSEObjectType.JWT,
          new JOSEObjectType("at+jwt"),
          new JOSEObjectType("application/at+jwt"),
          null);

  private final OidcSettings settings;
  private final Map<String, ProviderKeys> keys = new HashMap<>();

  public Providers(OidcSettings settings) {
    this.settings = settings;
    KeyFetch fetch = new KeyFetch();
    for (OidcSettings.Provider provider : settings.providers()) {
      keys.put(provider.issuer(), new ProviderKeys(provider, settings.algorithms(), fetch));
    }
  }

  /** Whether somebody who was never here becomes a person. */
  public boolean newPeople() {
    return settings.newPeople();
  }

  /** Whether a credential looks like a token of an identity provider, and any is taken. */
  public boolean take(String credential) {
    return !keys.isEmpty() && credential.startsWith("eyJ");
  }

  /**
   * Checks everything about a token but its times: form, algorithm, issuer and signature. May ask
   * the provider for its keys.
   *
   * @throws BadTokenException when it proves nothing
   * @throws KeysUnavailableException when its provider cannot be asked now
   */
  public SignedToken check(String text) throws BadTokenException, KeysUnavailableException {
    if (text.length() > MOST_CHARACTERS) {
      throw new BadTokenException("the token has more than " + MOST_CHARACTERS + " characters");
    }
    SignedJWT token = parse(text);
    JWTClaimsSet claims = claims(token);
    ProviderKeys provider = keys.get(claims.getIssuer());
    if (provider == null) {
      throw new BadTokenException("the token is of an issuer that this server does not know");
    }
    verify(token, candidates(provider, token.getHeader()));
    return new SignedToken(claims, settings);
  }

  private SignedJWT parse(String text) throws BadTokenException {
    try {
      SignedJWT token = SignedJWT.parse(text);
      JWSHeader header = token.getHeader();
      if (!settings.algorithms().contains(header.getAlgorithm())) {
        throw new BadTokenException("the token is signed in a way that this server does not take");
      }
      if (header.getCriticalParams() != null) {
        throw new BadTokenException("the token demands an extension (crit)");
      }
      TYPES.verify(header.getType(), null);
      return token;
    } catch (ParseException | IllegalArgumentException e) {
      throw new BadTokenException("the token is no signed JWT");
    } catch (BadJOSEException e) {
      throw new BadTokenException("the token is of another type (typ)");
    }
  }

  private static JWTClaimsSet claims(SignedJWT token) throws BadTokenException {
    try {
      return token.getJWTClaimsSet();
    } catch (ParseException e) {
      throw new BadTokenException("the token's claims cannot be read");
    }
  }

  private static List<Key> candidates(ProviderKeys provider, JWSHeader header)
      throws BadTokenException, KeysUnavailableException {
    try {
      List<Key> found = provider.of(header);
      if (found.isEmpty()) {
        throw new BadTokenException("the token is signed with a key that its issuer does not have");
      }
      return found;
    } catch (KeySourceException e) {
      throw new KeysUnavailableException();
    }
  }

  private static void verify(SignedJWT token, List<Key> candidates) throws BadTokenException {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(TYPES);
    processor.setJWSKeySelector((header, context) -> candidates);
    processor.setJWTClaimsSetVerifier(null);
    try {
      processor.process(token, null);
    } catch (BadJOSEException | JOSEException e) {
      throw new BadTokenException("the token's signature does not fit");
    }
  }

  @Override
  public void close() throws IOException {
    for (ProviderKeys provider : keys.values()) {
      provider.close();
    }
  }
}
