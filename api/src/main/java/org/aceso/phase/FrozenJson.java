package org.aceso.phase;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aceso.plugin.PluginJson;

/**
 * Reads what phases froze. It never changes, is by far the longest part of a phase, and every
 * request about a phase or a submission needs it: so equal text is read once.
 */
final class FrozenJson {
  private static final int MOST_KEPT = 256;
  private static final Map<String, Frozen> KEPT = new ConcurrentHashMap<>();

  private FrozenJson() {}

  static Frozen parse(String json) {
    Frozen known = KEPT.get(json);
    if (known != null) {
      return known;
    }
    Frozen fresh = PluginJson.parse(json, Frozen.class);
    if (KEPT.size() >= MOST_KEPT) {
      KEPT.clear();
    }
    KEPT.put(json, fresh);
    return fresh;
  }
}
