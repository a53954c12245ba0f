package org.aceso.runner;

import com.fasterxml.jackson.databind.JsonNode;
import org.aceso.spi.Setting;

/** Reads settings as they stand in JSON: text, boolean, number, array, array of arrays, path. */
final class SettingJson {
  private SettingJson() {}

  static ParsedSetting parse(Setting setting, JsonNode node) {
    return switch (setting.kind()) {
      case TEXT -> node.isTextual() ? SettingText.text(node.textValue()) : mustBe("a text");
      case CHOICE -> SettingText.choice(setting, node.isTextual() ? node.textValue() : "");
      case FLAG ->
          node.isBoolean() ? ParsedSetting.of(node.booleanValue()) : mustBe("true or false");
      case INTEGER ->
          node.isIntegralNumber() && node.canConvertToLong()
              ? ParsedSetting.of(node.longValue())
              : mustBe("a whole number of 64 bits");
      case NUMBERS -> numbers(node);
      case FILE -> node.isTextual() ? SettingText.file(node.textValue()) : mustBe("a file");
    };
  }

  private static ParsedSetting numbers(JsonNode node) {
    if (!node.isArray()) {
      double[] one = row(node);
      return one == null ? mustBe(SettingText.NUMBERS) : ParsedSetting.of(new double[][] {one});
    }
    boolean matrix = node.path(0).isArray();
    double[][] rows = new double[matrix ? node.size() : 1][];
    for (int i = 0; i < rows.length; i++) {
      JsonNode row = matrix ? node.get(i) : node;
      rows[i] = row.isArray() ? row(row) : null;
      if (rows[i] == null) {
        return mustBe(SettingText.NUMBERS);
      }
    }
    return SettingText.rows(rows);
  }

  /** A number or an array of numbers as a row; null when it is neither. */
  private static double[] row(JsonNode node) {
    int length = node.isArray() ? node.size() : 1;
    double[] row = new double[length];
    for (int i = 0; i < length; i++) {
      JsonNode cell = node.isArray() ? node.get(i) : node;
      row[i] = cell.isNumber() ? cell.doubleValue() : Double.NaN;
      if (!Double.isFinite(row[i])) {
        return null;
      }
    }
    return length == 0 ? null : row;
  }

  private static ParsedSetting mustBe(String what) {
    return ParsedSetting.mustBe(what);
  }
}
