package org.aceso;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds variables that look like settings and are none. */
final class Spelling {
  private static final String PREFIX = "ACESO_";

  /** Read by the log's configuration, or by the clients of the guides. */
  private static final Set<String> OTHERS =
      Set.of(
          "ACESO_LOG",
          "ACESO_URL",
          "ACESO_TOKEN",
          "ACESO_PLATFORM_TOKEN",
          "ACESO_PARTNER",
          "ACESO_PARTNER_TOKEN");

  private Spelling() {}

  /** One line for each, with the name that comes closest. */
  static List<String> unknown(Collection<String> variables) {
    Set<String> known =
        Arrays.stream(ServerSetting.values())
            .map(ServerSetting::variable)
            .collect(Collectors.toSet());
    return variables.stream()
        .filter(name -> name.startsWith(PREFIX))
        .filter(name -> !known.contains(name) && !OTHERS.contains(name))
        .sorted()
        .map(
            name ->
                name + " is no setting and is ignored; the nearest one is " + nearest(name, known))
        .toList();
  }

  private static String nearest(String name, Set<String> known) {
    return known.stream()
        .sorted()
        .min(Comparator.comparingInt(one -> distance(name, one)))
        .orElseThrow();
  }

  /** How many letters have to be put in, taken out or replaced. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
