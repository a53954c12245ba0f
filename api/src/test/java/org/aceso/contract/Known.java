package org.aceso.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was found in answers and can be sent back: ids by their prefix, slugs, codes, cursors and
 * entity tags.
 */
final class Known {
  private static final Pattern ID = Pattern.compile("\\b([a-z]{3})_[0-9a-z]{26}\\b");
  private static final Pattern MEMBER =
      Pattern.compile("\"(slug|code|next|externalId)\":\"([^\"\\\\]{1,200})\"");
  private static final int MOST = 400;

  private final Chance chance;
  private final Map<String, List<String>> found = new TreeMap<>();
  private final Set<String> spared = new HashSet<>();

  Known(Chance chance) {
    this.chance = chance;
  }

  /** Keeps what the test itself lives on from being revoked or erased. */
  void spare(Collection<String> ids) {
    spared.addAll(ids);
    found.values().forEach(all -> all.removeAll(ids));
  }

  void learn(Reply reply) {
    if (!reply.mediaType().endsWith("json") || reply.path().startsWith("/openapi")) {
      return;
    }
    String text = reply.text();
    Matcher id = ID.matcher(text);
    while (id.find()) {
      add(id.group(1), id.group());
    }
    Matcher member = MEMBER.matcher(text);
    while (member.find()) {
      add(member.group(1), member.group(2));
    }
    if (!reply.header("ETag").isEmpty()) {
      add("etag", reply.header("ETag"));
    }
  }

  private void add(String kind, String value) {
    if (kind.equals("req") || spared.contains(value)) {
      return;
    }
    List<String> all = found.computeIfAbsent(kind, key -> new ArrayList<>());
    if (!all.contains(value)) {
      if (all.size() < MOST) {
        all.add(value);
      } else {
        all.set(chance.below(MOST), value);
      }
    }
  }

  /** One of a kind, recent ones rather; a missing one when none is known. */
  String one(String kind) {
    List<String> all = found.getOrDefault(kind, List.of());
    if (all.isEmpty()) {
      return missing(kind);
    }
    int from = chance.oneIn(2) ? Math.max(0, all.size() - 12) : 0;
    return all.get(from + chance.below(all.size() - from));
  }

  /** One of any kind. */
  String any() {
    return found.isEmpty() ? missing("zzz") : one(chance.of(List.copyOf(found.keySet())));
  }

  static String missing(String kind) {
    return (kind + "xxx").substring(0, 3) + "_00000000000000000000000000";
  }

  /** The prefix of the ids that a parameter or member of this name holds: its first letters. */
  static String kind(String name) {
    return switch (name) {
      case "platformId" -> "plt";
      case "externalId" -> name;
      default -> name.length() < 3 ? name : name.substring(0, 3);
    };
  }
}
