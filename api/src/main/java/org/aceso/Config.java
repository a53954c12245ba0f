package org.aceso;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The settings of one server: standards, then a file, then the environment. */
public final class Config {
  private final Map<ServerSetting, String> values = new EnumMap<>(ServerSetting.class);

  private Config() {
    for (ServerSetting setting : ServerSetting.values()) {
      values.put(setting, setting.standard());
    }
  }

  /**
   * Reads the settings.
   *
   * @param file a properties file, or null
   * @throws ConfigException when the file cannot be read or names a setting that there is not, or a
   *     number is none or out of its range
   */
  static Config read(Path file, Map<String, String> environment) {
    Config config = new Config();
    if (file != null) {
      config.read(file);
    }
    for (ServerSetting setting : ServerSetting.values()) {
      String value = environment.get(setting.variable());
      if (value != null) {
        config.values.put(setting, value);
      }
    }
    config.requireNumbers();
    return config;
  }

  /** The standards, with some settings stated. */
  static Config of(Map<ServerSetting, String> stated) {
    Config config = new Config();
    config.values.putAll(stated);
    config.requireNumbers();
    return config;
  }

  /** Wrong numbers are told before anything starts. */
  private void requireNumbers() {
    for (ServerSetting setting : ServerSetting.values()) {
      if (setting.isNumber()) {
        bytes(setting);
      }
    }
  }

  private void read(Path file) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new ConfigException("the settings file " + file + " cannot be read");
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "the settings file " + file + " has a wrong escape (write \\\\ for a backslash)");
    }
    Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
    for (ServerSetting setting : ServerSetting.values()) {
      unknown.remove(setting.property());
      values.merge(
          setting, properties.getProperty(setting.property(), ""), (a, b) -> b.isEmpty() ? a : b);
    }
    if (!unknown.isEmpty()) {
      throw new ConfigException("the settings file " + file + " has unknown settings " + unknown);
    }
  }

  String text(ServerSetting setting) {
    return values.get(setting);
  }

  boolean has(ServerSetting setting) {
    return !values.get(setting).isBlank();
  }

  /** The parts between commas. */
  List<String> list(ServerSetting setting) {
    return Arrays.stream(values.get(setting).split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  Path path(ServerSetting setting) {
    return Path.of(values.get(setting)).toAbsolutePath().normalize();
  }

  int number(ServerSetting setting) {
    return (int) bytes(setting);
  }

  long bytes(ServerSetting setting) {
    String value = values.get(setting);
    try {
      long number = Long.parseLong(value.trim());
      if (number >= setting.least() && number <= setting.most()) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below with the name of the setting.
    }
    throw new ConfigException(
        setting.variable()
            + " must be a whole number from "
            + setting.least()
            + " to "
            + setting.most()
            + ", not \""
            + value
            + "\"");
  }

  Duration seconds(ServerSetting setting) {
    return Duration.ofSeconds(number(setting));
  }
}
