package org.aceso.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Media types without their parameters. */
final class MediaTypes {
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);

  /** ASCII is a part of it. */
  private static final Pattern UTF_8 = Pattern.compile("utf-?8|us-ascii", Pattern.CASE_INSENSITIVE);

  private MediaTypes() {}

  static String bare(String type) {
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
  }

  /**
   * Refuses a body of another type than the operation reads, and text that is said to be in another
   * encoding than the one in which all text is read.
   */
  static void check(Operation operation, String contentType) {
    String given = contentType == null ? "" : bare(contentType);
    if (!operation.mediaTypes().contains("*/*") && !operation.mediaTypes().contains(given)) {
      throw new Refusal(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "send " + String.join(" or ", operation.mediaTypes()) + ", not \"" + given + "\"");
    }
    Matcher charset = CHARSET.matcher(contentType == null ? "" : contentType);
    if (charset.find() && !UTF_8.matcher(charset.group(1)).matches()) {
      throw new Refusal(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "text is read as UTF-8, not as \"" + charset.group(1) + "\": send it so");
    }
  }
}
