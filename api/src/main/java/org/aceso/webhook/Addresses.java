package org.aceso.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are on the public Internet. Everything else is a place that this server may reach
 * and a stranger may not: its own machine, its network, its provider's metadata service.
 */
final class Addresses {
  private static final List<Block> NOT_PUBLIC =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.31.196.0/24",
              "192.52.193.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "192.175.48.0/24",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "2620:4f:8000::/48",
              "3fff::/20")
          .map(Block::of)
          .toList();

  /** Of IPv6 only this is handed out to the public: it leaves out mapped and local addresses. */
  private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

  private Addresses() {}

  static boolean isPublic(InetAddress address) {
    boolean global = address instanceof Inet4Address || GLOBAL_UNICAST.holds(address);
    return global && NOT_PUBLIC.stream().noneMatch(block -> block.holds(address));
  }

  private record Block(byte[] start, int bits) {
    static Block of(String text) {
      int slash = text.indexOf('/');
      try {
        byte[] start = InetAddress.getByName(text.substring(0, slash)).getAddress();
        return new Block(start, Integer.parseInt(text.substring(slash + 1)));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(text, e);
      }
    }

    boolean holds(InetAddress address) {
      byte[] bytes = address.getAddress();
      int whole = bits / 8;
      int mask = 0xff << (8 - bits % 8) & 0xff;
      return bytes.length == start.length
          && Arrays.equals(bytes, 0, whole, start, 0, whole)
          && (bits % 8 == 0 || (bytes[whole] & mask) == (start[whole] & mask));
    }
  }
}
