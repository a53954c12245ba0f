package org.aceso.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BlocksTest {

  /** A thread that took block 0 begins it, though another thread failed in block 1 meanwhile. */
  @Test
  void failureOfTheLowestNumber_isThrown() {
    List<Integer> done = new ArrayList<>();
    Blocks blocks =
        new Blocks(
            3,
            1,
            number -> {
              done.add(number);
              throw failure(number);
            });
    blocks.fail(1, failure(1));
    blocks.work();
    assertEquals("number 0", assertThrows(EvaluatorException.class, blocks::rethrow).getMessage());
    assertEquals(List.of(0), done);
  }

  private static EvaluatorException failure(int number) {
    return new EvaluatorException(Fault.PLUGIN, "number " + number);
  }
}
