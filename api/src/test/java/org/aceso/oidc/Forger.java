package org.aceso.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes tokens that an honest issuer would not. */
final class Forger {
  private final String issuer;
  private final RSAKey key;

  Forger(String issuer, RSAKey key) {
    this.issuer = issuer;
    this.key = key;
  }

  /** A token as the issuer would make it, but for some claims. */
  String token(Consumer<JWTClaimsSet.Builder> change) {
    return sign(header(key.getKeyID()).build(), claims(change));
  }

  String token(JWSHeader header) {
    return sign(header, claims(same -> {}));
  }

  static JWSHeader.Builder header(String keyId) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256)
        .keyID(keyId)
        .type(new JOSEObjectType("at+jwt"));
  }

  /** {@code alg: none}. */
  String unsigned() {
    return new PlainJWT(claims(same -> {})).serialize();
  }

  /** Signed with what everybody can read, as if it were a shared secret. */
  String signedWithThePublicKey(byte[] publicKey) {
    try {
      return sign(
          new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
          claims(same -> {}),
          new MACSigner(publicKey));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject("mallory")
            .audience(IssuerProcess.AUDIENCE)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("scope", List.of("challenge:read"));
    change.accept(claims);
    return claims.build();
  }

  private String sign(JWSHeader header, JWTClaimsSet claims) {
    try {
      return sign(header, claims, new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Some claims by name; null takes one away. */
  static Consumer<JWTClaimsSet.Builder> with(Map<String, ?> claims) {
    return builder -> claims.forEach(builder::claim);
  }
}
