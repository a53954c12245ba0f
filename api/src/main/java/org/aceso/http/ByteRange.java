package org.aceso.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file that is asked for (RFC 9110, section 14).
 *
 * @param from how many bytes come before it
 * @param bytes how many it has
 */
record ByteRange(long from, long bytes) {
  private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /**
   * The one part that a request asks for; empty when it asks for all, for several or for something
   * that cannot be read, and when it asks for a part of what is not there any more.
   *
   * @param range the header, or null
   * @param ifRange the header, or null
   * @param tag the strong tag of what there is
   */
  static Optional<ByteRange> asked(String range, String ifRange, String tag, long size) {
    Matcher one = ONE.matcher(range == null ? "" : range.trim());
    if (!one.matches() || (ifRange != null && !ifRange.trim().equals(tag))) {
      return Optional.empty();
    }
    String first = one.group(1);
    String last = one.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? Optional.empty() : Optional.of(end(Long.parseLong(last), size));
    }
    long from = Long.parseLong(first);
    long to = last.isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(last);
    if (to < from) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(from, Math.min(to + 1, size) - from));
  }

  private static ByteRange end(long count, long size) {
    long bytes = Math.min(count, size);
    return new ByteRange(size - bytes, bytes);
  }

  /** The same, when there is something in it. */
  ByteRange requireAny(long size) {
    if (bytes <= 0) {
      throw new Refusal(
              ProblemType.RANGE_NOT_SATISFIABLE,
              "the file has " + size + " bytes, none of them there")
          .header("Content-Range", "bytes */" + size)
          .header("Accept-Ranges", "bytes");
    }
    return this;
  }

  /** As {@code Content-Range} says it. */
  String of(long size) {
    return "bytes " + from + "-" + (from + bytes - 1) + "/" + size;
  }
}
