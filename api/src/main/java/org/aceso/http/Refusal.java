package org.aceso.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Ends a request with a problem; whatever the request has written so far is rolled back. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_TOLD = 100;

  private final ProblemType type;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  public Refusal(ProblemType type, String detail) {
    super(detail, null, false, false);
    this.type = type;
  }

  public static Refusal notFound(String what) {
    return new Refusal(ProblemType.NOT_FOUND, "there is no such " + what);
  }

  /** The credential does not count, as RFC 6750 has it. */
  public static Refusal invalidToken(String detail) {
    return new Refusal(ProblemType.INVALID_TOKEN, detail)
        .header("WWW-Authenticate", "Bearer realm=\"aceso\", error=\"invalid_token\"");
  }

  /** Something outside of this server does not answer. */
  public static Refusal unavailable(String detail, Duration retryAfter) {
    return new Refusal(ProblemType.UNAVAILABLE, detail)
        .header("Retry-After", Long.toString(retryAfter.toSeconds()));
  }

  /**
   * Looks up something whose surroundings the caller may not know of: that they are not there is
   * told of the thing itself.
   */
  public static <T> T hiding(String what, Supplier<T> lookup) {
    try {
      return lookup.get();
    } catch (Refusal refusal) {
      throw refusal.type() == ProblemType.NOT_FOUND ? notFound(what) : refusal;
    }
  }

  public static Refusal forbidden(String detail) {
    return new Refusal(ProblemType.FORBIDDEN, detail);
  }

  /** The resource is in a state that does not allow the request. */
  public static Refusal state(Enum<?> state, String detail) {
    return new Refusal(ProblemType.STATE_CONFLICT, detail).with("state", state.name());
  }

  public static Refusal exists(String detail) {
    return new Refusal(ProblemType.ALREADY_EXISTS, detail);
  }

  public static Refusal invalid(List<RequestProblem> problems) {
    int count = problems.size();
    String detail =
        count == 1
            ? problems.get(0).where() + ": " + problems.get(0).detail()
            : count
                + " problems, see errors"
                + (count > MOST_TOLD ? " for the first " + MOST_TOLD : "");
    return new Refusal(ProblemType.VALIDATION_ERROR, detail)
        .with("errors", List.copyOf(problems.subList(0, Math.min(count, MOST_TOLD))));
  }

  /** One member of the body is wrong. */
  public static Refusal member(String pointer, String code, String detail) {
    return invalid(List.of(RequestProblem.member(pointer, code, detail)));
  }

  /** One header is wrong. */
  public static Refusal header(String name, String code, String detail) {
    return invalid(List.of(new RequestProblem(RequestProblem.Place.HEADER, name, code, detail)));
  }

  public static Refusal parameter(String name, String code, String detail) {
    return invalid(List.of(new RequestProblem(RequestProblem.Place.PARAMETER, name, code, detail)));
  }

  /** The same refusal with a further member of the problem. */
  public Refusal with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /** The same refusal with a header. */
  public Refusal header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public ProblemType type() {
    return type;
  }

  Map<String, Object> members() {
    return members;
  }

  Map<String, String> headers() {
    return headers;
  }
}
