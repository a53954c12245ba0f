package org.aceso.runner;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.aceso.runner.text.Utf8Order;

/**
 * Distinct ids, numbered from 0 as they are added, in a few arrays: no object an id, and none for a
 * look-up. Not changed any more, it may be read by any thread.
 */
final class IdPool {
  private static final int FREE = -1;
  private static final int[] NONE = {};

  /** One byte a character, two where an id has characters beyond Latin-1. */
  private byte[] text = new byte[256];

  private int[] ends = new int[16];
  private final BitSet wide = new BitSet();
  private int size;

  /** Whether each id was greater than the one before it, as in most files: none is repeated. */
  private boolean ascending = true;

  /**
   * By hash, the number of an id in the lower bits and, for fewer looks at the text, the upper bits
   * of its hash. One number is never used, so that no slot in use looks free. Empty until it is
   * needed.
   */
  private volatile int[] slots = NONE;

  int size() {
    return size;
  }

  String get(int number) {
    return new Id(number).toString();
  }

  /** The number of an id, or -1. */
  int indexOf(CharSequence id) {
    int[] used = index();
    int entry = used[slotOf(id, used)];
    return entry == FREE ? -1 : entry & (used.length - 1);
  }

  /**
   * The number of an id, or -1, found without an index where ids are in order: a search takes more
   * steps then, and no memory.
   */
  int indexByHalves(CharSequence id) {
    if (!ascending || slots.length > 0) {
      return indexOf(id);
    }
    int from = 0;
    int end = size;
    while (from < end) {
      int middle = (from + end) >>> 1;
      int order = Utf8Order.INSTANCE.compare(new Id(middle), id);
      if (order == 0) {
        return middle;
      }
      from = order < 0 ? middle + 1 : from;
      end = order < 0 ? end : middle;
    }
    return -1;
  }

  /** Whether the id of a number in 0..size-1 is this one. */
  boolean is(int number, CharSequence id) {
    int length = id.length();
    int start = start(number);
    if (wide.get(number)) {
      return Utf8Order.INSTANCE.compare(new Id(number), id) == 0;
    }
    if (ends[number] - start != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if ((text[start + i] & 0xFF) != id.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Adds an id; false when it is there. */
  boolean add(String id) {
    // Bytes are compared and copied at a stretch, which is quick before this is compiled, too.
    byte[] narrow = id.getBytes(StandardCharsets.ISO_8859_1);
    boolean isWide = !id.equals(new String(narrow, StandardCharsets.ISO_8859_1));
    return add(id, isWide ? null : narrow);
  }

  private boolean add(String id, byte[] narrow) {
    ascending = ascending && (size == 0 || isAfterLast(id, narrow));
    if (ascending) {
      append(id, narrow);
      slots = NONE;
      return true;
    }
    int[] used = index();
    int slot = slotOf(id, used);
    if (used[slot] != FREE) {
      return false;
    }
    used[slot] = entry(hash(id), size, used);
    append(id, narrow);
    if (size > used.length / 3 * 2) {
      slots = NONE;
    }
    return true;
  }

  /** The numbers in the order of the UTF-8 bytes of their ids; null when they are in it. */
  int[] order() {
    if (ascending) {
      return null;
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, number -> number);
    Arrays.sort(order, this::compare);
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private int compare(int left, int right) {
    return Utf8Order.INSTANCE.compare(new Id(left), new Id(right));
  }

  /** Whether an id, given as bytes unless it is wide, comes after the one added last. */
  private boolean isAfterLast(String id, byte[] narrow) {
    int last = size - 1;
    if (narrow == null || wide.get(last)) {
      return Utf8Order.INSTANCE.compare(new Id(last), id) < 0;
    }
    return Arrays.compareUnsigned(text, start(last), ends[last], narrow, 0, narrow.length) < 0;
  }

  private void append(String id, byte[] narrow) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size + size / 2);
    }
    byte[] bytes = narrow == null ? wide(id) : narrow;
    int at = start(size);
    int end = Math.addExact(at, bytes.length);
    if (end > text.length) {
      text = Arrays.copyOf(text, Math.max(end, Math.addExact(text.length, text.length / 2)));
    }
    System.arraycopy(bytes, 0, text, at, bytes.length);
    wide.set(size, narrow == null);
    ends[size++] = end;
  }

  /** Two bytes a character. */
  private static byte[] wide(String id) {
    byte[] bytes = new byte[Math.multiplyExact(2, id.length())];
    for (int i = 0; i < id.length(); i++) {
      bytes[2 * i] = (byte) (id.charAt(i) >> 8);
      bytes[2 * i + 1] = (byte) id.charAt(i);
    }
    return bytes;
  }

  /** The slots, made when they are not there. */
  private int[] index() {
    int[] made = slots;
    return made.length > 0 ? made : makeIndex();
  }

  private synchronized int[] makeIndex() {
    if (slots.length == 0) {
      int[] made = new int[4 * Integer.highestOneBit(Math.max(size, 1))];
      Arrays.fill(made, FREE);
      for (int number = 0; number < size; number++) {
        Id id = new Id(number);
        made[slotOf(id, made)] = entry(hash(id), number, made);
      }
      slots = made;
    }
    return slots;
  }

  /** Where an id stands, or the free slot where it belongs. */
  private int slotOf(CharSequence id, int[] used) {
    int mask = used.length - 1;
    int hash = hash(id);
    int slot = hash & mask;
    while (used[slot] != FREE
        && !(((used[slot] ^ hash) & ~mask) == 0 && is(used[slot] & mask, id))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int entry(int hash, int number, int[] used) {
    int mask = used.length - 1;
    return (hash & ~mask) | number;
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  private static int hash(CharSequence id) {
    int hash = 0;
    for (int i = 0; i < id.length(); i++) {
      hash = 31 * hash + id.charAt(i);
    }
    // The last steps of MurmurHash3: ids that count up would crowd in some slots.
    hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
    return hash ^ (hash >>> 16);
  }

  /** The characters of one id. */
  private final class Id implements CharSequence {
    private final int start;
    private final int length;
    private final boolean isWide;

    Id(int number) {
      start = start(number);
      isWide = wide.get(number);
      length = (ends[number] - start) >> (isWide ? 1 : 0);
    }

    @Override
    public int length() {
      return length;
    }

    @Override
    public char charAt(int index) {
      return isWide
          ? (char) ((text[start + 2 * index] << 8) | (text[start + 2 * index + 1] & 0xFF))
          : (char) (text[start + index] & 0xFF);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return toString().substring(from, to);
    }

    @Override
    public String toString() {
      if (!isWide) {
        return new String(text, start, length, StandardCharsets.ISO_8859_1);
      }
      return new StringBuilder(length).append(this, 0, length).toString();
    }
  }
}
