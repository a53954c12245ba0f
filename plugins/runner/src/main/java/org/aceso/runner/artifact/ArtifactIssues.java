package org.aceso.runner.artifact;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The problems that folders and archives share. */
final class ArtifactIssues {
  private ArtifactIssues() {}

  static void tooLarge(Issues issues, Bounds bounds, long bytes) {
    issues.error(
        "too_large",
        "it holds " + bytes + " bytes, at most " + bounds.maxBytes() + " are taken here",
        Location.NOWHERE);
  }

  /** Checks that no file holds what belongs into many: each is read into memory whole. */
  static void entrySize(Issues issues, Bounds bounds, String name, long bytes) {
    if (bytes > bounds.maxEntryBytes()) {
      issues.error(
          "too_large",
          "it holds " + bytes + " bytes, one file at most " + bounds.maxEntryBytes() + " here",
          at(name));
    }
  }

  static void tooManyEntries(Issues issues, Bounds bounds, long entries) {
    issues.error(
        "too_many_entries",
        "it holds " + entries + " entries, at most " + bounds.maxEntries() + " are taken here",
        Location.NOWHERE);
  }

  static void link(Issues issues, String name) {
    issues.error("link_entry", "only plain files are taken, no links, pipes or devices", at(name));
  }

  /** Checks each name, and that no two of them mean the same file anywhere. */
  static void names(Issues issues, Collection<String> names) {
    Map<String, String> byFolded = new HashMap<>();
    for (String name : names) {
      EntryName.problem(name)
          .ifPresent(problem -> issues.error("bad_entry_name", "the name " + problem, at(name)));
      String other = byFolded.putIfAbsent(EntryName.folded(name), name);
      if (name.equals(other)) {
        issues.error("duplicate_entry", "two entries have this name", at(name));
      } else if (other != null) {
        issues.error(
            "duplicate_entry",
            "the name differs from " + EntryName.shown(other) + " by case or accents alone",
            at(name));
      }
    }
  }

  static Location at(String name) {
    return Location.file(EntryName.shown(name));
  }
}
