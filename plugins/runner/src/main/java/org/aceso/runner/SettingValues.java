package org.aceso.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.aceso.runner.artifact.Artifacts;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/**
 * Checks what an organiser states against the settings that a type declares, all problems at once,
 * each at {@link Location#setting}.
 */
public final class SettingValues {
  private static final String BAD = "bad_setting";

  private final Map<String, Setting> declared = new LinkedHashMap<>();
  private final Map<String, Object> values = new HashMap<>();
  private final IssueCollector issues = new IssueCollector();

  private SettingValues(List<Setting> settings) {
    for (Setting setting : settings) {
      if (declared.put(setting.name(), setting) != null) {
        throw new EvaluatorException(
            Fault.PLUGIN, "the type declares the setting " + setting.name() + " twice");
      }
    }
  }

  /** Settings from {@code name=value} texts; a file is its path. */
  public static Checked<Settings> fromText(List<Setting> settings, List<String> assignments) {
    SettingValues reading = new SettingValues(settings);
    Map<String, String> stated = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      String name = equals < 0 ? assignment : assignment.substring(0, equals);
      if (equals < 0) {
        reading.issues.error(BAD, "write a setting as name=value", Location.setting(name));
      } else if (stated.putIfAbsent(name, assignment.substring(equals + 1)) != null) {
        reading.issues.error("duplicate_setting", "it is stated twice", Location.setting(name));
      }
    }
    return reading.check(stated, SettingText::parse);
  }

  /** Settings from the members of a JSON object; a file is the path where it was put. */
  public static Checked<Settings> fromJson(List<Setting> settings, JsonNode object) {
    SettingValues reading = new SettingValues(settings);
    Map<String, JsonNode> stated = new LinkedHashMap<>();
    object.properties().forEach(member -> stated.put(member.getKey(), member.getValue()));
    return reading.check(stated, SettingJson::parse);
  }

  private <V> Checked<Settings> check(
      Map<String, V> stated, BiFunction<Setting, V, ParsedSetting> parser) {
    stated.forEach(
        (name, raw) -> {
          if (declared.containsKey(name)) {
            take(declared.get(name), parser.apply(declared.get(name), raw));
          } else {
            issues.error("unknown_setting", unknown(), Location.setting(name));
          }
        });
    declared.values().stream()
        .filter(setting -> !stated.containsKey(setting.name()))
        .forEach(this::takeStandard);
    return Checked.of(new TypedSettings(declared, values), issues);
  }

  private String unknown() {
    return declared.isEmpty()
        ? "the type has no settings"
        : "the type has no such setting: it has " + String.join(", ", declared.keySet());
  }

  private void take(Setting setting, ParsedSetting parsed) {
    Location at = Location.setting(setting.name());
    if (parsed.problem() != null) {
      issues.error(BAD, "it must be " + parsed.problem(), at);
    } else if (parsed.value() instanceof Path path) {
      open(path, setting.name());
    } else {
      values.put(setting.name(), parsed.value());
    }
  }

  private void takeStandard(Setting setting) {
    if (setting.required()) {
      issues.error(
          "missing_setting",
          "it must be stated: " + setting.help(),
          Location.setting(setting.name()));
    } else if (setting.kind() != Setting.Kind.FILE) {
      ParsedSetting standard = SettingText.parse(setting, setting.standard());
      if (standard.problem() != null) {
        throw new EvaluatorException(
            Fault.PLUGIN,
            "the standard of setting " + setting.name() + " must be " + standard.problem());
      }
      values.put(setting.name(), standard.value());
    }
  }

  private void open(Path path, String name) {
    Location at = Location.setting(name);
    if (!Files.exists(path)) {
      issues.error(BAD, "there is no file " + path, at);
      return;
    }
    Issues ofFile = issue -> issues.error(issue.code(), issue.message(), at);
    try {
      Artifacts.open(Upload.of(path), Limits.standard().withoutCases(), ofFile)
          .ifPresent(artifact -> values.put(name, artifact));
    } catch (IOException e) {
      throw new EvaluatorException(Fault.HUB, "cannot open the file of setting " + name, e);
    }
  }
}
