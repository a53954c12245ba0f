package org.aceso.http;

import java.util.Locale;

/** Media types without their parameters. */
final class MediaTypes {
  private MediaTypes() {}

  static String bare(String type) {
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
  }

  /** Refuses a body of another type than the operation reads. */
  static void check(Operation operation, String contentType) {
    String given = contentType == null ? "" : bare(contentType);
    if (!operation.mediaTypes().contains("*/*") && !operation.mediaTypes().contains(given)) {
      throw new Refusal(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "send " + String.join(" or ", operation.mediaTypes()) + ", not \"" + given + "\"");
    }
  }
}
