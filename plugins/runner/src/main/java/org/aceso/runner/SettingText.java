package org.aceso.runner;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.aceso.runner.text.StrictDecimal;
import org.aceso.spi.Setting;

/** Reads settings as they are written on the command line and as standards. */
final class SettingText {
  static final String NUMBERS =
      "finite numbers in rows of equal length, such as 0.5, 1,2,3 or 0,1;1,0";
  private static final int MAX_TEXT = 1_000;

  private SettingText() {}

  static ParsedSetting parse(Setting setting, String text) {
    return switch (setting.kind()) {
      case TEXT -> text(text);
      case CHOICE -> choice(setting, text);
      case FLAG -> flag(text);
      case INTEGER -> integer(text);
      case NUMBERS -> numbers(text);
      case FILE -> file(text);
    };
  }

  static ParsedSetting text(String text) {
    return text.length() <= MAX_TEXT
        ? ParsedSetting.of(text)
        : ParsedSetting.mustBe("a text of at most " + MAX_TEXT + " characters");
  }

  static ParsedSetting choice(Setting setting, String text) {
    return setting.choices().contains(text)
        ? ParsedSetting.of(text)
        : ParsedSetting.mustBe("one of " + String.join(", ", setting.choices()));
  }

  static ParsedSetting file(String text) {
    try {
      return ParsedSetting.of(Path.of(text));
    } catch (InvalidPathException e) {
      return ParsedSetting.mustBe("the path of a file");
    }
  }

  private static ParsedSetting flag(String text) {
    return switch (text) {
      case "true" -> ParsedSetting.of(true);
      case "false" -> ParsedSetting.of(false);
      default -> ParsedSetting.mustBe("true or false");
    };
  }

  private static ParsedSetting integer(String text) {
    OptionalLong value = StrictDecimal.parseInteger(text);
    return value.isPresent()
        ? ParsedSetting.of(value.getAsLong())
        : ParsedSetting.mustBe("a whole number of 64 bits");
  }

  private static ParsedSetting numbers(String text) {
    String[] lines = text.split(";", -1);
    double[][] rows = new double[lines.length][];
    for (int i = 0; i < lines.length; i++) {
      String[] cells = lines[i].split(",", -1);
      rows[i] = new double[cells.length];
      for (int j = 0; j < cells.length; j++) {
        OptionalDouble value = StrictDecimal.parse(cells[j].strip());
        if (value.isEmpty()) {
          return ParsedSetting.mustBe(NUMBERS);
        }
        rows[i][j] = value.getAsDouble();
      }
    }
    return rows(rows);
  }

  static ParsedSetting rows(double[][] rows) {
    for (double[] row : rows) {
      if (row.length != rows[0].length) {
        return ParsedSetting.mustBe(NUMBERS);
      }
    }
    return ParsedSetting.of(rows);
  }
}
