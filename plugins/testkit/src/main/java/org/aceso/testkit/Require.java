package org.aceso.testkit;

import java.util.function.Supplier;

/** What a rule asks for, or else an error that shows where two texts part. */
final class Require {
  private static final int BEFORE = 60;
  private static final int AFTER = 140;

  private Require() {}

  static void that(boolean holds, Supplier<String> otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise.get());
    }
  }

  static void same(Object expected, Object actual, Supplier<String> otherwise) {
    if (!expected.equals(actual)) {
      String one = expected.toString();
      String other = actual.toString();
      int at = 0;
      while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
        at++;
      }
      throw new AssertionError(
          otherwise.get() + ": expected " + around(one, at) + " but was " + around(other, at));
    }
  }

  private static String around(String text, int at) {
    int from = Math.max(0, at - BEFORE);
    int to = Math.min(text.length(), at + AFTER);
    return "<"
        + (from > 0 ? "…" : "")
        + text.substring(from, to)
        + (to < text.length() ? "…>" : ">");
  }
}
