package org.aceso.formats.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {

  @Test
  void values_areReadInTheirOrder() throws IOException, NotJson {
    JsonReader json =
        reader(
            "\uFEFF {\"a\" : [1, -2.5e-1,true],\n \"b\\u00e9\\n\":\"x\\ud83d\\ude00\" ,\"c\":{}}\n");
    json.beginObject();
    assertTrue(json.hasElement());
    assertEquals("a", json.name());
    json.beginArray();
    assertTrue(json.hasElement());
    assertEquals(1, json.number());
    assertTrue(json.hasElement());
    assertEquals(-0.25, json.number());
    assertTrue(json.hasElement());
    assertEquals(JsonKind.BOOLEAN, json.peek());
    json.skip();
    assertTrue(!json.hasElement() && json.hasElement());
    assertEquals("b\u00e9\n", json.name());
    assertEquals(2, json.line());
    assertEquals("x\uD83D\uDE00", json.string());
    assertTrue(json.hasElement());
    assertEquals("c", json.name());
    json.skip();
    assertTrue(!json.hasElement());
    json.end();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "[[],{}]",
        "\"\\/\\b\"",
        "-0",
        "0.5",
        "1E+5",
        "[1 , 2]\r\n\t",
        "{\"\":0}"
      })
  void goodText_isTaken(String text) throws IOException, NotJson {
    JsonReader json = reader(text);
    json.skip();
    json.end();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "01",
        "-01",
        "1.",
        ".5",
        "+1",
        "NaN",
        "Infinity",
        "-",
        "1e",
        "0x1",
        "tru",
        "nulls",
        "\"",
        "\"\n\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ud800\\u0041\"",
        "[] []",
        "/**/1",
        "\u00A01"
      })
  void badText_isRefused(String text) {
    assertThrows(NotJson.class, () -> readAll(text.getBytes(StandardCharsets.UTF_8)), text);
  }

  @Test
  void otherEncodings_areRefused() {
    assertThrows(NotJson.class, () -> readAll(new byte[] {'"', (byte) 0xE9, '"'}));
    assertThrows(NotJson.class, () -> readAll(new byte[] {(byte) 0xEF, '1'}));
    assertThrows(NotJson.class, () -> readAll("[1]".getBytes(StandardCharsets.UTF_16LE)));
  }

  @Test
  void depthAndLength_areBounded() throws IOException, NotJson {
    readAll(("[".repeat(64) + "]".repeat(64)).getBytes(StandardCharsets.UTF_8));
    assertThrows(NotJson.class, () -> readAll("[".repeat(65).getBytes(StandardCharsets.UTF_8)));
    String longest = "\"" + "a".repeat(2 << 20) + "\"";
    assertThrows(NotJson.class, () -> readAll(longest.getBytes(StandardCharsets.UTF_8)));
    assertThrows(NotJson.class, () -> readAll("1".repeat(5_000).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void damagedText_failsInNoOtherWay() throws IOException {
    Random random = new Random(20_261_128);
    String good = "{\"a\":[1,-2.5e-1,true,null],\"b\\u00e9\":\"x\\ud83d\\ude00\",\"c\":{\"d\":[]}}";
    int taken = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      try {
        readAll(bytes);
        taken++;
      } catch (NotJson e) {
        assertTrue(e.line() >= 1);
      }
    }
    assertTrue(taken > 0);
  }

  private static void readAll(byte[] bytes) throws IOException, NotJson {
    JsonReader json = new JsonReader(new ByteArrayInputStream(bytes));
    json.skip();
    json.end();
  }

  private static JsonReader reader(String text) throws IOException {
    return new JsonReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
