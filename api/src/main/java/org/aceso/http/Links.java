package org.aceso.http;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Links to other pages of the same list. */
final class Links {
  private Links() {}

  static String nextPage(Context context, String cursor) {
    StringBuilder link = new StringBuilder(context.path()).append('?');
    context
        .queryParamMap()
        .forEach(
            (name, values) -> {
              if (!name.equals("after")) {
                link.append(encode(name)).append('=').append(encode(values.get(0))).append('&');
              }
            });
    return link.append("after=").append(encode(cursor)).toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
