package org.aceso.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.aceso.runner.text.Utf8Order;
import org.aceso.spi.CaseList;
import org.junit.jupiter.api.Test;

final class IdPoolTest {
  private static final long SEED = 20_261_128;

  /** Latin-1, beyond it, a pair, and halves of pairs, which have no UTF-8. */
  private static final String[] PIECES = {
    "a", "b", "0", "é", "ÿ", "Ā", "中", "😀", "\ud83d", "\ue000"
  };

  @Test
  void aPool_isAMapOfItsIds() {
    Random random = new Random(SEED);
    IdPool pool = new IdPool();
    Map<String, Integer> expected = new HashMap<>();
    List<String> inOrder = new ArrayList<>();
    for (int round = 0; round < 20_000; round++) {
      String id = id(random);
      assertEquals(expected.getOrDefault(id, -1), pool.indexOf(id), id);
      boolean isNew = expected.putIfAbsent(id, expected.size()) == null;
      assertEquals(isNew, pool.add(id), id);
      if (isNew) {
        inOrder.add(id);
      }
    }
    assertEquals(inOrder, IntStream.range(0, pool.size()).mapToObj(pool::get).toList());
    int[] order =
        IntStream.range(0, inOrder.size())
            .boxed()
            .sorted(
                (left, right) -> Utf8Order.INSTANCE.compare(inOrder.get(left), inOrder.get(right)))
            .mapToInt(Integer::intValue)
            .toArray();
    assertArrayEquals(order, pool.order());
  }

  @Test
  void idsInOrder_needNone() {
    IdPool pool = new IdPool();
    assertNull(pool.order());
    List.of("a", "ab", "b", "\ue000", "😀").forEach(pool::add);
    assertNull(pool.order());
  }

  @Test
  void aCaseList_findsItsCasesInAnyOrder() {
    Random random = new Random(SEED);
    List<String> ids = random.ints(0, 5_000).distinct().limit(500).mapToObj(i -> "c" + i).toList();
    CaseList cases = CaseTable.of(ids);
    for (int round = 0; round < 5_000; round++) {
      int start = random.nextInt(ids.size());
      for (int index = start; index < Math.min(start + random.nextInt(4), cases.size()); index++) {
        assertEquals(index, cases.indexOf(cases.get(index).id()));
      }
      assertEquals(-1, cases.indexOf("d" + start));
    }
  }

  private static String id(Random random) {
    StringBuilder id = new StringBuilder();
    for (int length = random.nextInt(6); length >= 0; length--) {
      id.append(PIECES[random.nextInt(random.nextBoolean() ? 3 : PIECES.length)]);
    }
    return id.toString();
  }
}
