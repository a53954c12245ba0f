package org.aceso.quota;

import java.util.List;

/**
 * How often a team used a limit between two of its merges.
 *
 * @param mergedInto the team that it became part of, or null
 * @param mergedAs as which of those that did, from 1
 * @param merges after how many merges of its own it was
 */
record MergedUse(String teamId, String mergedInto, int mergedAs, int merges, int count) {

  /**
   * What counts against a limit. Two teams that merge have used as much as the one that used more;
   * what they use together comes on top.
   */
  static int of(String team, List<MergedUse> uses) {
    int merges = 0;
    for (MergedUse use : uses) {
      merges = Math.max(merges, team.equals(use.mergedInto) ? use.mergedAs : 0);
    }
    int used = own(team, 0, uses);
    for (int merge = 1; merge <= merges; merge++) {
      used = Math.max(used, brought(team, merge, uses)) + own(team, merge, uses);
    }
    return used;
  }

  private static int own(String team, int merges, List<MergedUse> uses) {
    return uses.stream()
        .filter(use -> use.teamId.equals(team) && use.merges == merges)
        .mapToInt(MergedUse::count)
        .sum();
  }

  /** What the team had used that became part of it in its so manieth merge. */
  private static int brought(String into, int merge, List<MergedUse> uses) {
    return uses.stream()
        .filter(use -> into.equals(use.mergedInto) && use.mergedAs == merge)
        .map(MergedUse::teamId)
        .distinct()
        .mapToInt(team -> of(team, uses))
        .sum();
  }
}
