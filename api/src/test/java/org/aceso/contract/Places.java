package org.aceso.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes where a request goes: ids and other values in its path, and its query. */
final class Places {
  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z]+)}");
  private static final Pattern ID = Pattern.compile("[a-z]{3}_[0-9a-z]{26}");
  private static final List<String> RAW =
      List.of(
          "%00", "%FF%FE", "%2e%2e", "..%2f..", "%c0%af", "%E2%80%AE", "a%0d%0ab", ";x=1", "%25");

  private final Chance chance;
  private final Known known;
  private final Shapes shapes;

  Places(Chance chance, Known known, Shapes shapes) {
    this.chance = chance;
    this.known = known;
    this.shapes = shapes;
  }

  Request rebound(Spec.Op op, Request request) {
    return path(
        op,
        request,
        name -> {
          boolean bySlug = name.equals("challengeId") && chance.oneIn(8);
          return bySlug ? known.one("slug") : known.one(Known.kind(name));
        },
        true);
  }

  Request oddPath(Spec.Op op, Request request) {
    return path(
        op,
        request,
        name ->
            switch (chance.below(5)) {
              case 0 -> chance.of(RAW);
              case 1 -> Requests.encoded(known.any());
              case 2 -> Known.missing(Known.kind(name));
              default -> odd();
            },
        false);
  }

  /** A text as it may stand in a request line, at most a path's usual length. */
  private String odd() {
    String text = chance.of(Odd.TEXTS);
    String some = text.substring(0, Math.min(text.length(), 700));
    return some.isEmpty() ? "%20" : Requests.encoded(some);
  }

  /** Replaces the values of a path; of ids alone, or of one parameter of any kind. */
  private Request path(Spec.Op op, Request request, UnaryOperator<String> value, boolean idsAlone) {
    String[] template = op.path().split("/", -1);
    String[] given = request.plainPath().split("/", -1);
    int one = chance.below(Math.max(1, op.parameters()));
    int seen = 0;
    for (int i = 0; i < template.length && i < given.length; i++) {
      Matcher parameter = PARAMETER.matcher(template[i]);
      if (!parameter.find()) {
        continue;
      }
      boolean change = idsAlone ? ID.matcher(given[i]).matches() : seen == one;
      given[i] =
          change
              ? parameter.replaceFirst(Matcher.quoteReplacement(value.apply(parameter.group(1))))
              : given[i];
      seen++;
    }
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    return request.to(String.join("/", given) + query);
  }

  Request query(Spec.Op op, Request request) {
    List<Spec.Parameter> declared = Spec.parameters(op, "query");
    String more =
        declared.isEmpty() || chance.oneIn(8)
            ? Requests.encoded(chance.of(List.of("x", "Limit", "limit", "access_token", "_method")))
                + "="
                + odd()
            : parameter(chance.of(declared));
    String query = request.query();
    return request.to(request.plainPath() + "?" + (query.isEmpty() ? "" : query + "&") + more);
  }

  private String parameter(Spec.Parameter parameter) {
    String value =
        switch (chance.below(4)) {
          case 0 -> odd();
          case 1 ->
              Requests.encoded(parameter.name().equals("after") ? known.one("next") : known.any());
          default -> text(shapes.some(parameter.pointer() + "/schema", parameter.name()));
        };
    return parameter.name() + "=" + value;
  }

  private static String text(JsonNode value) {
    String text = value.asText();
    String some = text.substring(0, Math.min(text.length(), 700));
    return Requests.encoded(
        new String(some.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }
}
