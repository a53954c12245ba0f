package org.aceso.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TeamNameTest {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u(\\p{XDigit}{4})");

  static Stream<String> spoofs() {
    return lines("spoofs.txt");
  }

  static Stream<String> different() {
    return lines("different.txt");
  }

  @ParameterizedTest
  @MethodSource("spoofs")
  void nameThatCanBeTakenForAnother_sharesALook(String pair) {
    String[] names = pair.split("\\|");
    assertTrue(collide(names[0], names[1]), () -> looks(names));
    assertTrue(collide(names[1], names[0]), () -> looks(names));
  }

  @Test
  void spoofs_areAtLeastSixty() {
    assertTrue(spoofs().count() >= 60);
  }

  @ParameterizedTest
  @MethodSource("different")
  void namesThatDiffer_shareNoLook(String pair) {
    String[] names = pair.split("\\|");
    assertFalse(collide(names[0], names[1]), () -> looks(names));
  }

  /** Letters are folded alike wherever a server runs. */
  @Test
  void looks_doNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertTrue(collide("DIAGNOSIS", "diagnosis"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void text_isKeptAsWrittenButForSpaces() {
    assertEquals("Ａ ① Équipe", TeamName.of(" Ａ \t①\u3000Équipe ").text());
    assertEquals("🦠 Team 𝛼", TeamName.of("🦠 Team 𝛼").text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "👩‍⚕️",
        "👨‍👩‍👧‍👦 Family",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "1️⃣ First",
        "❤️",
        "👍🏽 Yes",
        "العربية",
        "नमस्ते",
        "ไทยน้ำ",
        "שָׁלוֹם",
        "Tiếng Việt",
        "東京",
        "Ångström & Sons (1)"
      })
  void namesOfTheWorld_areTaken(String name) {
    assertEquals(name, TeamName.of(name).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u00a0\u2003", "\u3000"})
  void nothingVisible_isRefused(String name) {
    assertRefused(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\u202eb",
        "a\u202ab",
        "a\u200bb",
        "a\u200db",
        "a\u200eb",
        "a\u061cb",
        "a\u2066b",
        "a\u00adb",
        "a\u034fb",
        "a\ufe0fb",
        "\ufeffa",
        "a\ue000",
        "a\ud800",
        "a\u0007",
        "a\u0378",
        "\u3164",
        "\u115f",
        "\u2800",
        "a\u2060b",
        "👩\u200d\u200d⚕️",
        "\ud83d\udc69\u200d"
      })
  void invisibleCharacters_areRefused(String name) {
    assertRefused(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0301", "a \u0301b", "z\u0337\u0335\u0336\u0338\u0334"})
  void strayMarks_areRefused(String name) {
    assertRefused(name);
  }

  private static void assertRefused(String name) {
    Refusal refusal = assertThrows(Refusal.class, () -> TeamName.of(name));
    assertEquals(ProblemType.VALIDATION_ERROR, refusal.type());
  }

  private static boolean collide(String one, String other) {
    return !Collections.disjoint(TeamName.of(one).looks(), TeamName.of(other).looks());
  }

  private static String looks(String... names) {
    return TeamName.of(names[0]) + " and " + TeamName.of(names[1]);
  }

  private static Stream<String> lines(String file) {
    try (InputStream in = TeamNameTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(
              line ->
                  ESCAPE
                      .matcher(line)
                      .replaceAll(hex -> Character.toString(Integer.parseInt(hex.group(1), 16))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
