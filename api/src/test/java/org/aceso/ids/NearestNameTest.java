package org.aceso.ids;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NearestNameTest {

  @Test
  void fewestChangedLetters_win() {
    assertEquals(Optional.of("kits"), NearestName.of("kist", List.of("brats", "kits", "luna16")));
    assertEquals(Optional.of("luna16"), NearestName.of("luna-16", List.of("brats", "luna16")));
  }

  @Test
  void asManyChanges_firstByName() {
    assertEquals(Optional.of("ab"), NearestName.of("a", List.of("ac", "ab")));
  }

  @Test
  void nothingKnown_isNothingNear() {
    assertEquals(Optional.empty(), NearestName.of("kits", List.of()));
  }
}
