package org.aceso.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdTest {

  @Test
  void parse_readsBackWhatToStringWrites() {
    for (Id id : List.of(Id.of("dice"), new Id("f_beta", 2), new Id("top-5", 999_999))) {
      assertEquals(id, Id.parse(id.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dice",
        "dice@",
        "dice@0",
        "dice@01",
        "dice@-1",
        "dice@1000000",
        "dice@1 ",
        "@1",
        "Dice@1",
        "2dice@1",
        "di ce@1",
        "dicé@1",
        "dice@1@2",
        "dice@x"
      })
  void parse_refusesWhatIsNotNameAtVersion(String text) {
    assertThrows(IllegalArgumentException.class, () -> Id.parse(text));
  }

  @Test
  void name_hasAtMost64Characters() {
    assertEquals(64, Id.of("a".repeat(64)).name().length());
    assertThrows(IllegalArgumentException.class, () -> Id.of("a".repeat(65)));
  }

  @Test
  void compareTo_ordersByNameThenByVersionAsNumber() {
    assertTrue(new Id("dice", 2).compareTo(new Id("dice", 10)) < 0);
    assertTrue(new Id("dice", 10).compareTo(new Id("hd95", 1)) < 0);
  }
}
