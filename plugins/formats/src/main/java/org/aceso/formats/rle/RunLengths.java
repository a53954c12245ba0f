package org.aceso.formats.rle;

import java.util.Arrays;

/**
 * The pixels of one mask, read from {@code start length start length …}: whole numbers with one
 * space between them, pixels counted from 1, runs in rising order that do not touch each other's
 * pixels, all of them within the image. Memory grows with the text, never with its numbers.
 *
 * @param starts the first pixel of each run, from 0
 * @param ends the pixel after its last
 */
public record RunLengths(int[] starts, int[] ends) {

  /** What is wrong with a text: a code, and the message about it. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    Malformed(String code, String message) {
      super(message, null, false, false);
      this.code = code;
    }

    /** One of those in the README of this module. */
    public String code() {
      return code;
    }
  }

  /**
   * Reads a mask.
   *
   * @param pixels how many pixels the image has
   * @throws Malformed for the first thing that is wrong
   */
  public static RunLengths parse(String text, int pixels) throws Malformed {
    Numbers numbers = new Numbers(text);
    int[] starts = new int[8];
    int[] ends = new int[8];
    int runs = 0;
    while (numbers.hasNext()) {
      long start = numbers.next();
      if (!numbers.hasNext()) {
        throw new Malformed("rle_odd_count", "the last start has no length");
      }
      long length = numbers.next();
      check(start, length, runs == 0 ? 0 : ends[runs - 1], pixels);
      if (runs == starts.length) {
        starts = Arrays.copyOf(starts, 2 * runs);
        ends = Arrays.copyOf(ends, 2 * runs);
      }
      starts[runs] = (int) start - 1;
      ends[runs++] = (int) (start - 1 + length);
    }
    return new RunLengths(Arrays.copyOf(starts, runs), Arrays.copyOf(ends, runs));
  }

  private static void check(long start, long length, int last, int pixels) throws Malformed {
    if (length == 0) {
      throw new Malformed("rle_empty_run", "the run at " + start + " has no pixel");
    }
    if (start == 0 || start > pixels || length > pixels - start + 1) {
      throw new Malformed(
          "rle_outside_image",
          "the run " + start + " " + length + " is not within the pixels 1 to " + pixels);
    }
    if (start <= last) {
      throw new Malformed(
          "rle_not_rising", "the run at " + start + " begins before the one before it ends");
    }
  }

  /** Whole numbers of at most 18 digits with single spaces between them. */
  private static final class Numbers {
    private static final int MOST_DIGITS = 18;

    private final String text;
    private int at;

    Numbers(String text) {
      this.text = text;
    }

    boolean hasNext() {
      return at < text.length();
    }

    long next() throws Malformed {
      int start = at;
      long value = 0;
      while (at < text.length() && text.charAt(at) != ' ') {
        int digit = text.charAt(at) - '0';
        if (digit < 0 || digit > 9 || at - start == MOST_DIGITS) {
          throw notANumber(start);
        }
        value = 10 * value + digit;
        at++;
      }
      boolean isSpaceLast = at == text.length() - 1;
      if (at == start || isSpaceLast) {
        throw notANumber(start);
      }
      at++;
      return value;
    }

    private Malformed notANumber(int start) {
      return new Malformed(
          "rle_not_a_number",
          "at character "
              + (start + 1)
              + " a whole number must stand, and one space between two of them");
    }
  }
}
