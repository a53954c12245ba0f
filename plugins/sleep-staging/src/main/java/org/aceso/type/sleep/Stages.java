package org.aceso.type.sleep;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The five stages, and the words for them in files. Stages 3 and 4 of Rechtschaffen and Kales are
 * N3 of the AASM.
 */
final class Stages {
  static final List<String> NAMES = List.of("W", "N1", "N2", "N3", "R");

  /** In place of a stage: nobody scored the epoch. */
  static final int UNSCORED = -1;

  /** What may be predicted in a table, in the order of {@link #choice}. */
  static final List<String> PREDICTED = List.of("W", "N1", "N2", "N3", "R", "N4");

  /** What a reference table may hold beyond that: not scored, and movement. */
  static final List<String> KNOWN = List.of("W", "N1", "N2", "N3", "R", "N4", "?", "M");

  private static final String PREFIX = "Sleep stage ";
  private static final String MOVEMENT = "Movement time";
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("W", 0),
          Map.entry("1", 1),
          Map.entry("N1", 1),
          Map.entry("2", 2),
          Map.entry("N2", 2),
          Map.entry("3", 3),
          Map.entry("4", 3),
          Map.entry("N3", 3),
          Map.entry("N4", 3),
          Map.entry("R", 4),
          Map.entry("?", UNSCORED),
          Map.entry("M", UNSCORED));

  private Stages() {}

  /** The stage of a word in a table. */
  static int choice(int index) {
    return WORDS.get(KNOWN.get(index));
  }

  /** Whether an annotation states a stage, known or not. */
  static boolean isStage(String text) {
    return text.startsWith(PREFIX) || text.equals(MOVEMENT);
  }

  /** The stage that an annotation states; empty when nobody knows it. */
  static OptionalInt annotated(String text) {
    if (text.equals(MOVEMENT)) {
      return OptionalInt.of(UNSCORED);
    }
    Integer stage = WORDS.get(text.substring(PREFIX.length()));
    return stage == null ? OptionalInt.empty() : OptionalInt.of(stage);
  }
}
