package org.aceso.oidc;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A token whose signature fits. What it says counts once {@link #requireValid} has compared it with
 * a clock.
 */
public final class SignedToken {
  private static final Set<String> REQUIRED = Set.of("sub", "iat", "exp");
  private static final int LONGEST_SUBJECT = 255;
  private static final int LONGEST_NAME = 100;

  private final JWTClaimsSet claims;
  private final OidcSettings settings;

  SignedToken(JWTClaimsSet claims, OidcSettings settings) {
    this.claims = claims;
    this.settings = settings;
  }

  public String issuer() {
    return claims.getIssuer();
  }

  /** Who it is about, as its issuer names them. */
  public String subject() {
    return claims.getSubject();
  }

  public Instant expiresAt() {
    return claims.getExpirationTime().toInstant();
  }

  /** How the person is called, if it says so in a way that can be shown. */
  public Optional<String> displayName() {
    return Stream.of("name", "preferred_username")
        .map(claims::getClaim)
        .filter(String.class::isInstance)
        .map(name -> ((String) name).strip())
        .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME)
        .filter(name -> name.codePoints().noneMatch(SignedToken::isInvisible))
        .findFirst();
  }

  /** Words, as one text or as an array of texts; issuers do either. */
  public Set<String> scopes() {
    Object claim = claims.getClaim(settings.scopeClaim());
    Set<String> scopes = new LinkedHashSet<>();
    if (claim instanceof String words) {
      scopes.addAll(List.of(words.strip().split("\\s+")));
    } else if (claim instanceof Collection<?> words) {
      words.stream().filter(String.class::isInstance).forEach(word -> scopes.add((String) word));
    }
    return scopes;
  }

  /**
   * Checks audience, times and that there is somebody whom it is about.
   *
   * @throws BadTokenException when it may not be used, now or here
   */
  public void requireValid(Instant now) throws BadTokenException {
    try {
      new AtOneMoment(now).verify(claims, null);
    } catch (ExpiredJWTException e) {
      throw new BadTokenException("the token has expired");
    } catch (BadJWTException e) {
      throw new BadTokenException(reason(now));
    }
    Instant issued = claims.getIssueTime().toInstant();
    if (issued.isAfter(now.plus(settings.skew()))) {
      throw new BadTokenException("the token was issued in the future");
    }
    if (issued.isBefore(now.minus(settings.mostAge()).minus(settings.skew()))) {
      throw new BadTokenException("the token is too old");
    }
    String subject = claims.getSubject();
    if (subject.isBlank()
        || subject.length() > LONGEST_SUBJECT
        || subject.codePoints().anyMatch(SignedToken::isInvisible)) {
      throw new BadTokenException("the token's sub cannot be used");
    }
  }

  private String reason(Instant now) {
    Date notBefore = claims.getNotBeforeTime();
    if (!REQUIRED.stream().allMatch(name -> claims.getClaim(name) != null)) {
      return "the token must have sub, iat and exp";
    }
    if (notBefore != null && notBefore.toInstant().isAfter(now.plus(settings.skew()))) {
      return "the token is not valid yet";
    }
    return "the token is for another audience";
  }

  /** Control and format characters, halves of surrogate pairs, private and unassigned ones. */
  private static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private final class AtOneMoment extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final Instant now;

    AtOneMoment(Instant now) {
      super(settings.audiences(), null, REQUIRED, null);
      this.now = now;
      setMaxClockSkew((int) settings.skew().toSeconds());
    }

    @Override
    protected Date currentTime() {
      return Date.from(now);
    }
  }
}
