package org.aceso.runner;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.Location;

/** Cases in memory: their ids in order, and their attributes. Makes no object for a look-up. */
public final class CaseTable implements CaseList {
  static final CaseTable EMPTY = new CaseTable(new IdPool(), List.of());

  private final IdPool ids;

  /** One map a case, or none at all when no case has any. */
  private final List<Map<String, String>> attributes;

  private final ThreadLocal<Reading> reading = ThreadLocal.withInitial(Reading::new);

  /**
   * Takes ids in order.
   *
   * @param attributes one map a case, or none at all
   */
  CaseTable(IdPool ids, List<Map<String, String>> attributes) {
    this.ids = ids;
    this.attributes = attributes;
  }

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
    return ids.size();
  }

  @Override
  public Case get(int index) {
    return new Case(index, ids.get(index), attributes.isEmpty() ? Map.of() : attributes.get(index));
  }

  @Override
  public int indexOf(CharSequence id) {
    return reading.get().find(id, ids);
  }

  /** What one thread looks up: often the rows of a file, which often follow the case list. */
  private static final class Reading {
    /** So many look-ups by halves of the list cost less than an index of all of it. */
    private static final int INDEX_COST = 64;

    /** Rows that follow one another this long are of a file in order, which needs no index. */
    private static final int LONG_RUN = 64;

    private int last = -1;

    /** Whether the last case came right after the one before it: otherwise a guess costs time. */
    private boolean follows = true;

    private int runStart;
    private int strays;

    int find(CharSequence id, IdPool ids) {
      // The next file begins where the list does.
      int next = last + 1 < ids.size() ? last + 1 : 0;
      boolean isNext = follows && next < ids.size() && ids.is(next, id);
      int index = isNext ? next : search(id, ids);
      follows = index == next;
      last = index;
      return index;
    }

    private int search(CharSequence id, IdPool ids) {
      strays = last - runStart < LONG_RUN ? strays + 1 : 0;
      int index = strays <= ids.size() / INDEX_COST ? ids.indexByHalves(id) : ids.indexOf(id);
      runStart = index;
      return index;
    }
  }
}
