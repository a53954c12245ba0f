package org.aceso.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where events may be sent: over https to the public Internet, unless the operator allows any
 * place. What a host stands for is asked once an attempt, and the answer that was checked is the
 * one that is connected to.
 */
final class Targets {
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z][a-z0-9-]{0,62}");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]{2,45}]");
  private static final Pattern OF_THE_HOUSE =
      Pattern.compile("(.*\\.)?(localhost|local|internal|intranet|lan|home|corp|localdomain)");

  private final boolean any;
  private final Resolver resolver;

  /**
   * @param any whether http and places that are not public are allowed
   */
  Targets(boolean any, Resolver resolver) {
    this.any = any;
    this.resolver = resolver;
  }

  /** Looks up what a name stands for. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /** Thrown instead of connecting. */
  static final class ForbiddenException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenException(String host) {
      super(host);
    }
  }

  /** What is wrong with an address that somebody wants to register. */
  Optional<String> problem(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of("is no URL");
    }
    if (!"https".equals(uri.getScheme()) && !(any && "http".equals(uri.getScheme()))) {
      return Optional.of("must start with https://");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return Optional.of("must hold neither a user nor a fragment");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
      return Optional.of("must name a host, in ASCII, and a port that there is");
    }
    return hostProblem(uri.getHost().toLowerCase(Locale.ROOT));
  }

  private Optional<String> hostProblem(String host) {
    boolean isName = NAME.matcher(host).matches();
    boolean isAddress = IPV4.matcher(host).matches() || IPV6.matcher(host).matches();
    if (!isName && !isAddress) {
      return Optional.of("must name a host by name, or by address in its usual form");
    }
    if (!any && isName && (!host.contains(".") || OF_THE_HOUSE.matcher(host).matches())) {
      return Optional.of("must name a host of the public Internet");
    }
    if (!any && isAddress && !isPublic(host)) {
      return Optional.of("must not be an address of this machine or of a private network");
    }
    return Optional.empty();
  }

  private static boolean isPublic(String literal) {
    try {
      return Addresses.isPublic(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** All that a host stands for now, when every one of these may be connected to. */
  InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = resolver.resolve(host);
    for (InetAddress one : found) {
      if (!any && !Addresses.isPublic(one)) {
        throw new ForbiddenException(host);
      }
    }
    return found;
  }
}
