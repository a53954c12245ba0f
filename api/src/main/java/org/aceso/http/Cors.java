package org.aceso.http;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells browsers which pages may read answers (CORS, as the Fetch standard has it). Credentials are
 * never allowed: there are no cookies, and a page that has a token may send it as a header.
 */
final class Cors {
  /** As long as any browser remembers it. */
  private static final String MAX_AGE = "7200";

  /** What requests may carry beside what the contract declares. */
  private static final Set<String> SENT =
      Set.of(
          "Authorization",
          "Content-Type",
          "If-Match",
          "If-None-Match",
          "On-Behalf-Of",
          "Request-Id");

  /** What answers carry, where a page may not read it anyway. */
  private static final Set<String> SHOWN =
      Set.of(
          "Accept-Ranges",
          "Allow",
          "Content-Digest",
          "Content-Disposition",
          "Content-Range",
          "Deprecation",
          "ETag",
          "Idempotency-Replayed",
          "Link",
          "Location",
          "RateLimit",
          "RateLimit-Policy",
          "Repr-Digest",
          "Request-Id",
          "Retry-After",
          "Server-Time",
          "Sunset",
          "Tus-Checksum-Algorithm",
          "Tus-Extension",
          "Tus-Max-Size",
          "Tus-Resumable",
          "Tus-Version",
          "Upload-Expires",
          "Upload-Length",
          "Upload-Metadata",
          "Upload-Offset",
          "WWW-Authenticate");

  private final Origins origins;
  private final String sent;
  private final String shown;

  Cors(Origins origins, Contract contract) {
    this.origins = origins;
    Set<String> all = new TreeSet<>(SENT);
    contract.operations().values().forEach(operation -> all.addAll(operation.headers().keySet()));
    this.sent = String.join(", ", all);
    this.shown = String.join(", ", new TreeSet<>(SHOWN));
  }

  /** What every answer says, that of a problem too. */
  void greet(Context context) {
    origins
        .allowed(context.header("Origin"))
        .ifPresent(
            allowed ->
                context
                    .header("Access-Control-Allow-Origin", allowed)
                    .header("Access-Control-Expose-Headers", shown));
  }

  /** What caches tell answers apart by; an answer for every origin is the same for each. */
  String vary(String others) {
    return origins.isNone() || origins.isAny() ? others : others + ", Origin";
  }

  /** Answers OPTIONS on a path: what may be done there, and by whose pages. */
  void options(Context context, Set<String> methods) {
    String allow = String.join(", ", methods);
    context.status(204).header("Allow", allow).header("Cache-Control", "no-store");
    Optional<String> allowed = origins.allowed(context.header("Origin"));
    if (allowed.isPresent() && context.header("Access-Control-Request-Method") != null) {
      context
          .header("Access-Control-Allow-Methods", allow)
          .header("Access-Control-Allow-Headers", sent)
          .header("Access-Control-Max-Age", MAX_AGE);
    }
  }
}
