package org.aceso.http;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Where a request comes from. Behind proxies that are trusted, the last address in X-Forwarded-For
 * that is not one of them; what else the header says could be made up.
 */
public final class ClientAddress {
  /** Nothing that would be looked up in the DNS. */
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f.:]*");

  private final InetAddressSet trusted = new InetAddressSet();

  /**
   * @param proxies addresses, ranges such as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException when one is neither
   */
  public ClientAddress(List<String> proxies) {
    trusted.addAll(proxies);
  }

  /** The address by which anonymous callers are told apart: of IPv6 the /64 that a site has. */
  String of(Context context) {
    String last = context.req().getRemoteAddr();
    for (String hop : hops(context)) {
      Optional<InetAddress> address = address(last);
      if (address.isEmpty() || !trusted.test(address.get()) || address(hop).isEmpty()) {
        break;
      }
      last = hop;
    }
    String seen = last;
    return address(last).map(ClientAddress::site).orElse(seen);
  }

  /** The stated hops, nearest first. */
  private List<String> hops(Context context) {
    String header = trusted.isEmpty() ? null : context.header("X-Forwarded-For");
    if (header == null) {
      return List.of();
    }
    List<String> hops = Arrays.asList(header.split(",", 64));
    java.util.Collections.reverse(hops);
    return hops.stream().map(String::strip).toList();
  }

  private static Optional<InetAddress> address(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    try {
      return LITERAL.matcher(bare).matches()
          ? Optional.of(InetAddress.getByName(bare))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static String site(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(address.getAddress(), 0, 8) + "/64"
        : address.getHostAddress();
  }
}
