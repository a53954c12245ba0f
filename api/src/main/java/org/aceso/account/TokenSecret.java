package org.aceso.account;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.aceso.ids.Ids;

/**
 * {@code aceso_pat_} or {@code aceso_plt_}, 64 characters of 320 random bits, and the CRC-32 of all
 * that in 8 hexadecimal digits: a scanner finds it in a repository, and a mistyped one is refused
 * without a look-up.
 */
final class TokenSecret {
  private static final Pattern FORM = Pattern.compile("aceso_(?:pat|plt)_[0-9a-z]{64}[0-9a-f]{8}");

  private TokenSecret() {}

  /** Of a person. */
  static String next() {
    return next("aceso_pat_");
  }

  /** Of a hosting platform's own account. */
  static String nextForPlatform() {
    return next("aceso_plt_");
  }

  private static String next(String prefix) {
    String body = Ids.secret(prefix) + Ids.secret("");
    return body + checksum(body);
  }

  static boolean isWellFormed(String secret) {
    return FORM.matcher(secret).matches()
        && secret.endsWith(checksum(secret.substring(0, secret.length() - 8)));
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    String hex = Long.toHexString(crc.getValue());
    return "0".repeat(8 - hex.length()) + hex;
  }
}
