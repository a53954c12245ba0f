package org.aceso.ids;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody may have meant with a name that there is not. */
public final class NearestName {
  private NearestName() {}

  /** The one that takes the fewest changes of letters; of several the first by name. */
  public static Optional<String> of(String name, Collection<String> known) {
    return known.stream()
        .sorted()
        .min(Comparator.comparingInt((String candidate) -> distance(name, candidate)));
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
