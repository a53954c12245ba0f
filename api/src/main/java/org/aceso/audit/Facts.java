package org.aceso.audit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.http.Json;

/** The facts of an entry as one text: JSON with its members in order, and nothing nested. */
final class Facts {
  private static final int MOST_CHARACTERS = 300;

  private Facts() {}

  static String text(Map<String, ?> facts) {
    Map<String, Object> sorted = new TreeMap<>();
    facts.forEach(
        (name, value) -> {
          if (value != null) {
            sorted.put(
                name, value instanceof Collection<?> all ? list(name, all) : plain(name, value));
          }
        });
    return Json.text(sorted);
  }

  private static Object list(String name, Collection<?> values) {
    return values.stream().map(value -> plain(name, value)).toList();
  }

  /** Whole records are refused: nobody could say what personal data they carry. */
  private static Object plain(String name, Object value) {
    if (value instanceof Instant instant) {
      return instant.toString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    boolean isNumber =
        value instanceof Integer
            || value instanceof Long
            || value instanceof BigInteger
            || value instanceof BigDecimal;
    boolean isText = value instanceof String text && text.length() <= MOST_CHARACTERS;
    if (isNumber || isText || value instanceof Boolean) {
      return value;
    }
    throw new IllegalArgumentException(
        "the fact " + name + " is no short text, exact number, truth value, enum or instant");
  }
}
