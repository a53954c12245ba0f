package org.aceso.formats.csv;

/** Well-formed UTF-8 as in table 3-7 of the Unicode Standard: no overlong forms, no surrogates. */
final class Utf8 {
  private Utf8() {}

  static boolean isValid(byte[] text, int start, int end) {
    int at = start;
    while (at < end) {
      int length = sequence(text, at, end);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /** The length of the well-formed sequence at this place, or 0. */
  private static int sequence(byte[] text, int at, int end) {
    int lead = text[at] & 0xFF;
    if (lead < 0x80) {
      return 1;
    }
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > end) {
      return 0;
    }
    int second = text[at + 1] & 0xFF;
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((text[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
