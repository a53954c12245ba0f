package org.aceso.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TeamNameTest {

  @ParameterizedTest
  @CsvSource({
    "Team, TEAM",
    "ﬁnders, finders",
    "Ｔｅａｍ, team",
    "e\u0301cole, École",
    "STRASSE, straße",
    "a  b, 'a\u00a0b'",
    "①, 1"
  })
  void namesThatLookAlike_haveOneKey(String one, String other) {
    assertEquals(TeamName.of(one).key(), TeamName.of(other).key());
  }

  @Test
  void differentNames_haveDifferentKeys() {
    assertNotEquals(TeamName.of("Team A").key(), TeamName.of("Team B").key());
    assertNotEquals(TeamName.of("ab").key(), TeamName.of("a b").key());
  }

  @Test
  void text_isKeptAsWrittenButForSpaces() {
    assertEquals("Ａ ① Équipe", TeamName.of(" Ａ \t①\u3000Équipe ").text());
    assertEquals("🦠 Team 𝛼", TeamName.of("🦠 Team 𝛼").text());
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
        "a\u200bb",
        "a\u2066b",
        "\ufeffa",
        "a\ue000",
        "a\ud800",
        "a\u0007"
      })
  void invisibleCharacters_areRefused(String name) {
    assertRefused(name);
  }

  private static void assertRefused(String name) {
    Refusal refusal = assertThrows(Refusal.class, () -> TeamName.of(name));
    assertEquals(ProblemType.VALIDATION_ERROR, refusal.type());
  }
}
