package org.aceso.spi;

/**
 * The cases of a phase, in the order of the UTF-8 bytes of their ids, without duplicates. Made by
 * the host; immutable; any thread.
 */
public interface CaseList {

  int size();

  /** The case at a place in 0..size-1. */
  Case get(int index);

  /** The place of an id, or -1 when the phase has no such case. */
  int indexOf(CharSequence id);
}
