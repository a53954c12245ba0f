package org.aceso.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginsTest {

  @Test
  void origin_isReadAsBrowsersWriteIt() {
    Origins origins =
        Origins.parse(
            List.of("HTTPS://Board.Example.org:443", "http://localhost:3000", "http://[::1]:80"));
    assertEquals(
        Set.of("https://board.example.org", "http://localhost:3000", "http://[::1]"),
        origins.names());
    assertEquals(Optional.empty(), origins.allowed("http://localhost"));
    assertEquals(Optional.empty(), origins.allowed(null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "https://example.org/",
        "https://example.org/page",
        "https://example.org?x",
        "https://example.org#x",
        "https://user@example.org",
        "https://*.example.org",
        "https://example.org:",
        "https://example.org:65536",
        "https://",
        "ftp://example.org",
        "ht tp",
        "null"
      })
  void whatIsNoOrigin_isRefusedByName(String text) {
    List<String> texts = List.of("https://board.example.org", text);
    String message =
        assertThrows(IllegalArgumentException.class, () -> Origins.parse(texts)).getMessage();
    assertTrue(message.startsWith(text + " is not scheme, host and port"), message);
  }

  @Test
  void starBesideOthers_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Origins.parse(List.of("*", "https://example.org")));
  }
}
