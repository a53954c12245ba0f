package org.aceso.http;

import java.net.URI;

/**
 * What the server is called from outside. With it, links and types of problems are absolute;
 * without it they are paths, which a client resolves against what it asked (RFC 3986).
 *
 * @param base scheme, host and what a proxy puts before the paths; empty when nobody said
 */
public record PublicUrl(String base) {

  /**
   * Reads a setting.
   *
   * @throws IllegalArgumentException when it is no such URL
   */
  public static PublicUrl parse(String text) {
    if (text.isBlank()) {
      return new PublicUrl("");
    }
    URI uri = URI.create(text.strip());
    boolean isHttp = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!isHttp || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException("not a URL of a server");
    }
    return new PublicUrl(uri.toString().replaceFirst("/+$", ""));
  }

  /** The link to a path of this server. */
  String of(String path) {
    return base + path;
  }

  boolean isSecure() {
    return base.startsWith("https:");
  }
}
