package org.aceso.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorsTest {
  private final Cursors cursors = new Cursors("secret".getBytes(StandardCharsets.UTF_8));

  @ParameterizedTest
  @ValueSource(strings = {"sub_1", "é\u0000 ~", "2026-01-01T00:00:00Z per_1"})
  void sealedKey_isOpenedOnTheSameList(String key) {
    assertEquals(key, cursors.open(cursors.seal(key, "list"), "list"));
  }

  @Test
  void cursorOfAnotherListOrServer_isRefused() {
    String cursor = cursors.seal("sub_1", "list?state=SCORED");
    assertRefused(cursor, "list");
    Cursors others = new Cursors("other".getBytes(StandardCharsets.UTF_8));
    assertThrows(Refusal.class, () -> others.open(cursor, "list?state=SCORED"));
  }

  @Test
  void changedCursor_isRefused() {
    byte[] sealed = Base64.getUrlDecoder().decode(cursors.seal("sub_1", "list"));
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertRefused(Base64.getUrlEncoder().encodeToString(changed), "list");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "????", "AAAAAAAAAAAAAAAA", "é"})
  void whatIsNoCursor_isRefused(String cursor) {
    assertRefused(cursor, "list");
  }

  @Test
  void keyAndFilter_cannotTradeCharacters() {
    String cursor = cursors.seal("b", "a");
    byte[] sealed = Base64.getUrlDecoder().decode(cursor);
    sealed[sealed.length - 1] = 'a';
    assertRefused(Base64.getUrlEncoder().encodeToString(sealed), "b");
  }

  private void assertRefused(String cursor, String list) {
    Refusal refusal = assertThrows(Refusal.class, () -> cursors.open(cursor, list));
    assertEquals(ProblemType.VALIDATION_ERROR, refusal.type());
  }
}
