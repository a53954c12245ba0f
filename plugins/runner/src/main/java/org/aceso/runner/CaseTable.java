package org.aceso.runner;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.aceso.runner.text.Utf8Order;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.Location;

/**
 * Cases in memory: a sorted array of ids with an open-addressing index, and their attributes by
 * row. Makes no object for a look-up.
 */
public final class CaseTable implements CaseList {
  static final CaseTable EMPTY = new CaseTable(List.of());
  private static final int FREE = -1;

  private final String[] ids;
  private final List<Map<String, String>> attributes;
  private final int[] slots;

  /** Takes cases with distinct ids, in any order; attributes are shared, not copied. */
  CaseTable(List<Row> rows) {
    List<Row> sorted =
        rows.stream().sorted(Comparator.comparing(Row::id, Utf8Order.INSTANCE)).toList();
    ids = sorted.stream().map(Row::id).toArray(String[]::new);
    attributes = sorted.stream().map(Row::attributes).toList();
    slots = new int[Integer.highestOneBit(Math.max(ids.length, 1)) << 2];
    Arrays.fill(slots, FREE);
    for (int i = 0; i < ids.length; i++) {
      slots[slotOf(ids[i])] = i;
    }
  }

  /** One case before it has a place. */
  record Row(String id, Map<String, String> attributes) {}

  /**
   * Cases without attributes.
   *
   * @throws IllegalArgumentException when an id is there twice, or cannot be one
   */
  public static CaseList of(Collection<String> ids) {
    CaseListBuilder builder = new CaseListBuilder();
    ids.forEach(id -> builder.add(id, Map.of(), Location.NOWHERE));
    return builder.build().get();
  }

  @Override
  public int size() {
    return ids.length;
  }

  @Override
  public Case get(int index) {
    return new Case(index, ids[index], attributes.get(index));
  }

  @Override
  public int indexOf(CharSequence id) {
    return slots[slotOf(id)];
  }

  private int slotOf(CharSequence id) {
    int mask = slots.length - 1;
    int slot = spread(id) & mask;
    while (slots[slot] != FREE && !ids[slots[slot]].contentEquals(id)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int spread(CharSequence id) {
    int hash = 0;
    for (int i = 0; i < id.length(); i++) {
      hash = 31 * hash + id.charAt(i);
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 16);
  }
}
