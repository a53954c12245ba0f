package org.aceso.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the RateLimit field of an answer says about one policy. */
record Rate(long remaining, long seconds) {
  private static final Pattern ONE = Pattern.compile("\"([a-z-]+)\";r=([0-9]+);t=([0-9]+)");

  /** By policy; the field must hold nothing else. */
  static Map<String, Rate> of(Reply reply) {
    String field = reply.header("RateLimit");
    Map<String, Rate> rates = new LinkedHashMap<>();
    Matcher matcher = ONE.matcher(field);
    while (matcher.find()) {
      rates.put(
          matcher.group(1),
          new Rate(Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))));
    }
    String again =
        String.join(
            ", ",
            rates.entrySet().stream()
                .map(
                    rate ->
                        "\"%s\";r=%d;t=%d"
                            .formatted(
                                rate.getKey(),
                                rate.getValue().remaining(),
                                rate.getValue().seconds()))
                .toList());
    if (!again.equals(field)) {
      throw new AssertionError("not a list of policies: " + field);
    }
    return rates;
  }
}
