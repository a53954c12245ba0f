package org.aceso.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.aceso.ids.Ids;
import org.aceso.storage.RemovedException;
import org.aceso.storage.StoreUnreachableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers and problems. */
final class Responder {
  private static final Logger LOG = LoggerFactory.getLogger(Responder.class);
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");
  static final String ID = "Request-Id";

  /**
   * Of PostgreSQL: no connection, it stops or starts; or it ended one of two that waited for each
   * other, which may try again.
   */
  private static final Pattern OUTAGES = Pattern.compile("08...|57P..|40P01|40001");

  /** Javalin would route by it, so that a GET could delete. */
  private static final String OVERRIDE = "X-HTTP-Method-Override";

  private final Edge edge;
  private final Cors cors;

  Responder(Edge edge, Cors cors) {
    this.edge = edge;
    this.cors = cors;
  }

  /** What every response carries, that of a problem too. */
  void greet(Context context) {
    String given = context.header(ID);
    String id = given != null && REQUEST_ID.matcher(given).matches() ? given : Ids.next("req");
    context.attribute(ID, id);
    context.header(ID, id);
    context.header("Server-Time", time());
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Vary", cors.vary("Authorization, Accept, Accept-Encoding, On-Behalf-Of"));
    cors.greet(context);
    if (context.header(OVERRIDE) != null) {
      throw new Refusal(
          ProblemType.MALFORMED_REQUEST, "send the method itself: " + OVERRIDE + " is not read");
    }
  }

  /** The database's clock, as the header has it. */
  String time() {
    return edge.clock().get().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  void send(Call call, Answer answer) throws IOException {
    Context context = call.context();
    Optional<ByteRange> part =
        answer.body() instanceof Download file
            ? file.asked(call, answer.headers().get("ETag"))
            : Optional.empty();
    answer.headers().forEach((name, value) -> put(context, name, value));
    String location = answer.headers().get("Location");
    if (location != null && location.startsWith("/")) {
      context.header("Location", edge.url().of(location));
    }
    context.header("Cache-Control", caching(call, answer));
    if (answer.body() instanceof Download file) {
      if (!isKnown(call, Optional.ofNullable(answer.headers().get("ETag")))) {
        file.send(call, answer, part);
      }
    } else if (answer.body() != null) {
      send(call, answer, Representation.of(call, answer));
    } else {
      context.status(answer.status());
    }
  }

  /** There may be a link already, to what is to be used instead. */
  private static void put(Context context, String name, String value) {
    if (name.equals("Link")) {
      context.res().addHeader(name, value);
    } else {
      context.header(name, value);
    }
  }

  private static void send(Call call, Answer answer, Representation body) {
    Context context = call.context();
    body.tag().ifPresent(tag -> context.header("ETag", tag));
    body.mediaType().ifPresent(context::contentType);
    if (!isKnown(call, body.tag())) {
      context.status(answer.status());
      if (body.isCompressed()) {
        context.header("Content-Encoding", "gzip");
      }
      result(context, body.coded());
    }
  }

  /** Whether the client has it already; says so. */
  private static boolean isKnown(Call call, Optional<String> tag) {
    String known = call.context().header("If-None-Match");
    if (!call.operation().isRead()
        || known == null
        || tag.isEmpty()
        || !ETags.matches(known, tag.get())) {
      return false;
    }
    call.context().status(304);
    return true;
  }

  /**
   * As wide a buffer as the body, so that a slow reader holds no thread. Javalin compares tags by
   * itself, whatever the method: what it does not see it cannot answer 304.
   */
  private static void result(Context context, byte[] body) {
    context.res().setBufferSize(body.length + 1);
    context.header("Content-Length", Integer.toString(body.length));
    if (Set.of(HandlerType.GET, HandlerType.HEAD).contains(context.method())) {
      context.result(body);
      return;
    }
    try {
      context.res().getOutputStream().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("the caller went away", e);
    }
  }

  private static String caching(Call call, Answer answer) {
    if (answer.isVolatile() || !call.operation().isRead() || answer.status() >= 400) {
      return "no-store";
    }
    return call.viewer().isPresent()
        ? "private, no-cache"
        : answer.headers().getOrDefault("Cache-Control", "no-cache");
  }

  void refuse(Context context, Refusal refusal) {
    refusal.headers().forEach(context::header);
    context.header("Cache-Control", "no-store");
    context.status(refusal.type().status()).contentType("application/problem+json");
    result(context, problem(refusal, context.attribute(ID)));
  }

  /** A refusal on the wire. */
  byte[] problem(Refusal refusal, String requestId) {
    ProblemType type = refusal.type();
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", type.uri(edge.url()));
    problem.put("title", type.title());
    problem.put("status", type.status());
    problem.put("detail", refusal.getMessage());
    problem.put("instance", "/requests/" + requestId);
    refusal.members().forEach((name, value) -> problem.put(name, wire(value)));
    return Json.bytes(problem);
  }

  /** The router's own refusals. */
  static Refusal routing(HttpResponseException routed) {
    return switch (routed.getStatus()) {
      case 404 -> Refusal.notFound("path");
      case 405 ->
          new Refusal(ProblemType.METHOD_NOT_ALLOWED, "the path has no such method")
              .header("Allow", String.join(", ", new TreeSet<>(routed.getDetails().values())));
      case 413 -> new Refusal(ProblemType.TOO_LARGE, "the body is too large");
      default -> new Refusal(ProblemType.MALFORMED_REQUEST, "the request cannot be read");
    };
  }

  void fail(Context context, Exception failure) {
    LogFields.set(context, Measuring.of(context.req()));
    try {
      tell(context, failure);
    } finally {
      LogFields.clear();
    }
  }

  private void tell(Context context, Exception failure) {
    if (isOutage(failure)) {
      LOG.warn("{} the database does not answer: {}", context.attribute(ID), failure.getMessage());
      refuse(
          context,
          new Refusal(ProblemType.UNAVAILABLE, "the database does not answer")
              .header("Retry-After", "2"));
      return;
    }
    if (isOf(failure, StoreUnreachableException.class)) {
      LOG.warn("{} {}", context.attribute(ID), failure.getMessage());
      refuse(
          context,
          new Refusal(ProblemType.UNAVAILABLE, "the store of files does not answer")
              .header("Retry-After", "5"));
      return;
    }
    if (isOf(failure, RemovedException.class)) {
      refuse(
          context,
          Refusal.unavailable(
              "an equal file was removed while this one arrived: send it again",
              Duration.ofSeconds(1)));
      return;
    }
    if (Arriving.isBroken(context.req()) && isOf(failure, IOException.class)) {
      refuse(context, incomplete(failure));
      return;
    }
    LOG.error("{} {} {}", context.attribute(ID), context.method(), context.path(), failure);
    refuse(context, new Refusal(ProblemType.INTERNAL_ERROR, "a defect of the server"));
  }

  /** What did not come is the client's doing. */
  private static Refusal incomplete(Exception failure) {
    boolean isLate = isOf(failure, TooSlowException.class) || isOf(failure, TimeoutException.class);
    return (isLate
            ? new Refusal(ProblemType.REQUEST_TIMEOUT, "the body came too slowly, or not at all")
            : new Refusal(ProblemType.MALFORMED_REQUEST, "the body cannot be read to its end"))
        .header("Connection", "close");
  }

  private static boolean isOf(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOutage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && OUTAGES.matcher(sql.getSQLState()).matches()) {
        return true;
      }
    }
    return false;
  }

  private static Object wire(Object value) {
    if (!(value instanceof List<?> list)) {
      return value;
    }
    List<Object> all = new ArrayList<>();
    for (Object item : list) {
      all.add(item instanceof RequestProblem problem ? wire(problem) : item);
    }
    return all;
  }

  private static Map<String, String> wire(RequestProblem problem) {
    String place =
        switch (problem.place()) {
          case POINTER -> "pointer";
          case PARAMETER -> "parameter";
          case HEADER -> "header";
        };
    Map<String, String> error = new LinkedHashMap<>();
    error.put("detail", problem.detail());
    error.put("code", problem.code());
    error.put(place, problem.where());
    return error;
  }
}
