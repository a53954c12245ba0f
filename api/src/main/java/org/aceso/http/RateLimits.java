package org.aceso.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.aceso.limit.Limiter;
import org.aceso.limit.Policy;
import org.aceso.limit.Standing;

/**
 * Counts each request against the policies that it falls under, and says so in its answer
 * (RateLimit header fields for HTTP).
 */
public final class RateLimits {
  private static final String CHARGES = "charges";

  private final Limiter limiter;
  private final ClientAddress addresses;
  private final Policy reads;
  private final Policy writes;
  private final Policy validations;
  private final Policy anonymous;
  private final Policy failures;
  private final Policy platform;

  public RateLimits(Limiter limiter, ClientAddress addresses, RateQuotas quotas) {
    this.limiter = limiter;
    this.addresses = addresses;
    this.reads = new Policy("reads", quotas.reads(), quotas.window(), false);
    this.writes = new Policy("writes", quotas.writes(), quotas.window(), true);
    this.validations = new Policy("validations", quotas.validations(), quotas.window(), true);
    this.anonymous = new Policy("anonymous", quotas.anonymous(), quotas.window(), false);
    this.failures = new Policy("failures", quotas.failures(), quotas.window(), false);
    this.platform = new Policy("platform", quotas.platform(), quotas.window(), false);
  }

  /** Counts a request whose caller is known; refuses it when a policy has nothing left. */
  void count(Call call) {
    count(
        call.context(),
        call.viewer().map(by -> of(by, call.operation())).orElseGet(() -> of(call.context())));
  }

  /**
   * What a caller is counted by: a person, however many tokens they make; a platform, whomever it
   * acts for. A request for a user is counted twice, as the platform's and then as the user's.
   */
  private List<Charge> of(Principal by, Operation operation) {
    Policy policy = by.isPlatform() ? ofPlatform(by) : ofPerson(operation);
    return List.of(new Charge(policy, by.personId()));
  }

  private Policy ofPerson(Operation operation) {
    return operation.isRead() ? reads : operation.isValidation() ? validations : writes;
  }

  private Policy ofPlatform(Principal by) {
    return by.requestsPerMinute()
        .map(own -> new Policy(platform.name(), own, Duration.ofMinutes(1), false))
        .orElse(platform);
  }

  private List<Charge> of(Context context) {
    return List.of(new Charge(anonymous, addresses.of(context)));
  }

  /** Refuses to look at another token from where too many wrong ones came from. */
  void requireFewFailures(Context context) {
    String address = addresses.of(context);
    if (failures.isOn() && limiter.isKnownEmpty(failures, address)) {
      count(context, List.of(new Charge(failures, address)));
    }
  }

  /** Counts a token that was refused. */
  void countFailure(Context context) {
    count(context, List.of(new Charge(failures, addresses.of(context))));
  }

  /** The request cost nothing: the answer was that nothing has changed. */
  void giveBack(Context context) {
    Counted counted = context.attribute(CHARGES);
    if (counted != null) {
      counted.charges().forEach(charge -> limiter.giveBack(charge.policy(), charge.key()));
      tell(context, counted.standings().stream().map(RateLimits::oneMore).toList());
    }
  }

  private void count(Context context, List<Charge> charges) {
    Counted before = context.attribute(CHARGES);
    List<Charge> counted = new ArrayList<>(before == null ? List.of() : before.charges());
    List<Standing> standings = new ArrayList<>(before == null ? List.of() : before.standings());
    for (Charge charge : charges) {
      if (charge.policy().isOn()) {
        Standing standing = limiter.take(charge.policy(), charge.key());
        standings.add(standing);
        if (!standing.allowed()) {
          counted.forEach(other -> limiter.giveBack(other.policy(), other.key()));
          tell(context, standings);
          throw refusal(standing);
        }
        counted.add(charge);
      }
    }
    context.attribute(CHARGES, new Counted(counted, standings));
    tell(context, standings);
  }

  private static void tell(Context context, List<Standing> standings) {
    if (!standings.isEmpty()) {
      context.header(
          "RateLimit-Policy",
          list(
              standings,
              one -> ";q=" + one.policy().quota() + ";w=" + one.policy().window().toSeconds()));
      context.header(
          "RateLimit", list(standings, one -> ";r=" + one.remaining() + ";t=" + one.seconds()));
    }
  }

  private static String list(
      List<Standing> standings, java.util.function.Function<Standing, String> parameters) {
    return standings.stream()
        .map(one -> '"' + one.policy().name() + '"' + parameters.apply(one))
        .collect(Collectors.joining(", "));
  }

  private static Standing oneMore(Standing standing) {
    return new Standing(standing.policy(), true, standing.remaining() + 1, standing.seconds());
  }

  private static Refusal refusal(Standing standing) {
    Policy policy = standing.policy();
    return new Refusal(
            ProblemType.QUOTA_EXCEEDED,
            "the "
                + policy.quota()
                + " \""
                + policy.name()
                + "\" of "
                + policy.window().toSeconds()
                + " seconds are used up; go on in "
                + standing.seconds()
                + " seconds")
        .with("violated-policies", List.of(policy.name()))
        .header("Retry-After", Long.toString(standing.seconds()));
  }

  /** Whose requests a policy counts. */
  private record Charge(Policy policy, String key) {}

  /** What a request was counted against. */
  private record Counted(List<Charge> charges, List<Standing> standings) {}
}
