package org.aceso.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.spi.Setting;

/**
 * The files among settings. On the wire a file is an object that names it; to an evaluator it is a
 * path.
 */
public final class SettingFiles {
  private SettingFiles() {}

  /** The objects given for settings that want a file, by setting. */
  public static Map<String, JsonNode> of(List<Setting> settings, JsonNode values) {
    Map<String, JsonNode> files = new TreeMap<>();
    for (Setting setting : settings) {
      JsonNode value = values.get(setting.name());
      if (setting.kind() == Setting.Kind.FILE && value != null && value.isObject()) {
        files.put(setting.name(), value);
      }
    }
    return files;
  }
}
