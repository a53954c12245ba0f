package org.aceso.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The origins of web pages whose scripts may read answers; none unless somebody said so.
 *
 * @param names scheme, host and port as browsers write them, or {@code *} alone
 */
public record Origins(Set<String> names) {
  private static final String ANY = "*";

  public Origins {
    names = Set.copyOf(names);
  }

  /**
   * Reads a setting.
   *
   * @throws IllegalArgumentException when one is no origin; the message names it
   */
  public static Origins parse(List<String> texts) {
    Set<String> names = new TreeSet<>();
    texts.forEach(text -> names.add(text.equals(ANY) ? ANY : origin(text)));
    if (names.contains(ANY) && names.size() > 1) {
      throw new IllegalArgumentException("* is every origin: let it stand alone");
    }
    return new Origins(names);
  }

  /** As a browser sends it (RFC 6454, section 6.2): in small letters, without a usual port. */
  private static String origin(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      int usual = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : 0;
      String end = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String whole = uri.getScheme() + "://" + uri.getHost() + end;
      if (usual > 0 && uri.getHost() != null && text.equals(whole) && uri.getPort() < 1 << 16) {
        return (scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT))
            + (uri.getPort() == usual ? "" : end);
      }
    } catch (URISyntaxException e) {
      // Refused below with what it is.
    }
    throw new IllegalArgumentException(
        text + " is not scheme, host and port, such as https://example.org");
  }

  boolean isNone() {
    return names.isEmpty();
  }

  boolean isAny() {
    return names.contains(ANY);
  }

  /** What an answer to a page of an origin says is allowed; empty when it is not. */
  Optional<String> allowed(String origin) {
    if (origin == null) {
      return Optional.empty();
    }
    return isAny() ? Optional.of(ANY) : Optional.of(origin).filter(names::contains);
  }
}
