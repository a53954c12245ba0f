package org.aceso.formats.json;

/** Writes texts as JSON. */
public final class JsonText {
  private JsonText() {}

  /** A text in quotation marks, with what must be escaped escaped. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int place = 0; place < text.length(); place++) {
      char one = text.charAt(place);
      if (one == '"' || one == '\\') {
        quoted.append('\\').append(one);
      } else if (one < 0x20) {
        quoted.append("\\u00").append(one < 0x10 ? "0" : "").append(Integer.toHexString(one));
      } else {
        quoted.append(one);
      }
    }
    return quoted.append('"').toString();
  }
}
