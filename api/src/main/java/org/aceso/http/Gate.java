package org.aceso.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Lets a request in before its body is read: who calls, whether not too often, and whether the
 * token is for this. The database is held for the look at the token only.
 */
final class Gate {
  private static final String BEARER = "Bearer ";
  private static final Duration TRUSTED = Duration.ofSeconds(1);

  private final Jdbi jdbi;
  private final Authenticator authenticator;
  private final OnBehalfOf onBehalfOf;
  private final RateLimits limits;

  /** Digests of tokens that were good a while ago: others' failures do not lock them out. */
  private final Cache<ByteBuffer, Boolean> good =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(10)).build();

  Gate(Jdbi jdbi, Authenticator authenticator, Delegation delegation, RateLimits limits) {
    this.jdbi = jdbi;
    this.authenticator = authenticator;
    this.onBehalfOf = new OnBehalfOf(delegation);
    this.limits = limits;
  }

  /** Finds out who calls; refuses whoever may not come in. */
  void enter(Call call) {
    String header = call.context().header("Authorization");
    if (header != null) {
      call.authenticated(authenticate(header, call.context()));
    }
    limits.count(call);
    if (header == null && !call.operation().anonymous()) {
      throw unauthenticated("this needs a token", "");
    }
    call.viewer().ifPresent(by -> requireScopes(call.operation().scopes(), by));
    if (OnBehalfOf.isNamed(call)) {
      jdbi.useHandle(db -> onBehalfOf.apply(call, db));
      limits.count(call);
    }
    call.permitForInstallation();
  }

  /** A token that was revoked while a long body arrived does nothing any more. */
  void enterAgain(Call call, Handle db) {
    if (call.age().compareTo(TRUSTED) > 0) {
      requireStill(call, db);
    }
  }

  /** Looks at the token again; counts nothing. */
  void requireStill(Call call, Handle db) {
    if (call.viewer().isPresent()) {
      Principal by =
          principal(call.context().header("Authorization"), db).orElseThrow(Gate::unknown);
      requireScopes(call.operation().scopes(), by);
      call.authenticated(by);
      if (OnBehalfOf.isNamed(call)) {
        onBehalfOf.apply(call, db);
      }
    }
    call.permitForInstallation();
  }

  private Principal authenticate(String header, Context context) {
    ByteBuffer digest = ByteBuffer.wrap(Digests.sha256(header));
    if (good.getIfPresent(digest) == null) {
      limits.requireFewFailures(context);
    }
    Optional<Principal> found = jdbi.withHandle(db -> principal(header, db));
    if (found.isEmpty()) {
      limits.countFailure(context);
      throw unknown();
    }
    good.put(digest, true);
    return found.get();
  }

  private Optional<Principal> principal(String header, Handle db) {
    return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authenticator.authenticate(header.substring(BEARER.length()).trim(), db)
        : Optional.empty();
  }

  private static void requireScopes(Set<String> wanted, Principal by) {
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(by.scopes());
    if (!missing.isEmpty()) {
      String scopes = String.join(" ", missing);
      throw new Refusal(ProblemType.INSUFFICIENT_SCOPE, "this needs the scope " + scopes)
          .header(
              "WWW-Authenticate",
              "Bearer realm=\"aceso\", error=\"insufficient_scope\", scope=\"" + scopes + "\"");
    }
  }

  private static Refusal unknown() {
    return unauthenticated("the token is unknown, expired or revoked", ", error=\"invalid_token\"");
  }

  private static Refusal unauthenticated(String detail, String error) {
    return new Refusal(ProblemType.INVALID_TOKEN, detail)
        .header("WWW-Authenticate", "Bearer realm=\"aceso\"" + error);
  }
}
