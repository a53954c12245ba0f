package org.aceso.http;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client says it takes, with how much it likes each (RFC 9110, section 12.5). */
final class Accept {
  private final List<Wish> wishes;

  private Accept(List<Wish> wishes) {
    this.wishes = wishes;
  }

  /** A field of the kind of Accept or Accept-Encoding; null when the client sent none. */
  static Accept of(String field) {
    return new Accept(
        field == null || field.isBlank()
            ? List.of()
            : Arrays.stream(field.split(",")).map(Wish::of).toList());
  }

  /** Whether one of these media types will do; without a wish each does. */
  boolean takesOneOf(Collection<String> types) {
    return wishes.isEmpty() || types.isEmpty() || types.stream().anyMatch(this::takes);
  }

  private boolean takes(String type) {
    if (type.equals("*/*")) {
      return true;
    }
    String family = type.substring(0, type.indexOf('/')) + "/*";
    return wish(type)
        .or(() -> wish(family))
        .or(() -> wish("*/*"))
        .filter(Wish::isLiked)
        .isPresent();
  }

  /** Whether the client asked for a coding. */
  boolean takesCoding(String coding) {
    return wish(coding).or(() -> wish("*")).filter(Wish::isLiked).isPresent();
  }

  private Optional<Wish> wish(String name) {
    return wishes.stream().filter(wish -> wish.name().equals(name)).findFirst();
  }

  /** One wish; a weight of zero is a refusal. */
  private record Wish(String name, double weight) {
    static Wish of(String text) {
      String[] parts = text.split(";", -1);
      double weight = 1;
      for (String part : parts) {
        String parameter = part.strip().toLowerCase(Locale.ROOT);
        if (parameter.matches("q=[01](\\.[0-9]{0,3})?")) {
          weight = Double.parseDouble(parameter.substring(2));
        }
      }
      return new Wish(parts[0].strip().toLowerCase(Locale.ROOT), weight);
    }

    boolean isLiked() {
      return weight > 0;
    }
  }
}
