package org.aceso;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.aceso.client.ApiException;
import org.aceso.wire.NamedUser;
import org.aceso.wire.NewPlatform;
import org.aceso.wire.NewPlatformToken;
import org.aceso.wire.Platform;
import org.aceso.wire.Scope;
import org.aceso.wire.Token;

/**
 * A hosting platform on a running server.
 *
 * @param platform as it was admitted
 * @param account what its own account asks through
 */
public record Hosting(Platform platform, Caller account) {
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A new platform on the shared server. */
  public static Hosting admitted() throws ApiException {
    return admitted(TestServer.shared(), null);
  }

  /** A new platform that may bring so many users; null for the standard. */
  public static Hosting admitted(TestServer server, Integer maxUsers) throws ApiException {
    NewPlatform wanted =
        new NewPlatform("Platform " + COUNT.incrementAndGet(), "ops@example.org", maxUsers, null);
    Platform platform = Scene.administrator(server).platforms().createPlatform(wanted, null);
    List<Scope> scopes = new ArrayList<>(Arrays.asList(Scope.values()));
    scopes.remove(Scope.ADMIN);
    String secret = token(server, platform.id(), scopes).secret();
    return new Hosting(platform, new Caller(server.url(), platform.accountId(), secret));
  }

  /** A new token for a platform. */
  public static Token token(TestServer server, String platformId, List<Scope> scopes)
      throws ApiException {
    Instant end = Instant.now().plus(1, ChronoUnit.DAYS);
    return Scene.administrator(server)
        .platforms()
        .createPlatformToken(platformId, new NewPlatformToken("test", scopes, end), null);
  }

  /** Somebody who asks through one of its tokens. */
  public Caller with(TestServer server, Token token) {
    return new Caller(server.url(), platform.accountId(), token.secret());
  }

  public String id() {
    return platform.id();
  }

  /** The user whom the platform calls so, acted for. */
  public Caller user(String externalId) {
    return account.onBehalfOf(externalId);
  }

  /** The user, named. */
  public Caller named(String externalId, String displayName) throws ApiException {
    account.platforms().putPlatformUser(id(), externalId, new NamedUser(displayName));
    return user(externalId);
  }

  /** The person whom the platform calls so. */
  public String personId(String externalId) throws ApiException {
    return account.platforms().getPlatformUser(id(), externalId).personId();
  }
}
