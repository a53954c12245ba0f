package org.aceso.runner;

import java.util.Map;
import org.aceso.spi.Artifact;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** Checked values by name: String, Boolean, Long, {@code double[][]} or Artifact. */
final class TypedSettings implements Settings {
  private final Map<String, Setting> declared;
  private final Map<String, Object> values;

  TypedSettings(Map<String, Setting> declared, Map<String, Object> values) {
    this.declared = Map.copyOf(declared);
    this.values = Map.copyOf(values);
  }

  @Override
  public boolean has(String name) {
    setting(name);
    return values.containsKey(name);
  }

  @Override
  public String text(String name) {
    return value(name, String.class);
  }

  @Override
  public boolean flag(String name) {
    return value(name, Boolean.class);
  }

  @Override
  public long integer(String name) {
    return value(name, Long.class);
  }

  @Override
  public double[][] numbers(String name) {
    double[][] rows = value(name, double[][].class).clone();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = rows[i].clone();
    }
    return rows;
  }

  @Override
  public double number(String name) {
    double[][] rows = numbers(name);
    if (rows.length != 1 || rows[0].length != 1) {
      throw new SeveralNumbersException(name);
    }
    return rows[0][0];
  }

  @Override
  public Artifact file(String name) {
    return value(name, Artifact.class);
  }

  private Setting setting(String name) {
    Setting setting = declared.get(name);
    if (setting == null) {
      throw new IllegalArgumentException("the type declares no setting " + name);
    }
    return setting;
  }

  private <T> T value(String name, Class<T> type) {
    Setting setting = setting(name);
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("setting " + name + " was left out: ask has() first");
    }
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "setting " + name + " is of kind " + setting.kind() + ", not what was asked for");
    }
    return type.cast(value);
  }
}
