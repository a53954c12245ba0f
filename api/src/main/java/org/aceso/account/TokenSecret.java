package org.aceso.account;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.aceso.ids.Ids;

/**
 * {@code aceso_pat_}, 64 characters of 320 random bits, and the CRC-32 of all that in 8 hexadecimal
 * digits: a scanner finds it in a repository, and a mistyped one is refused without a look-up.
 */
final class TokenSecret {
  private static final Pattern FORM = Pattern.compile("aceso_pat_[0-9a-z]{64}[0-9a-f]{8}");

  private TokenSecret() {}

  static String next() {
    String body = Ids.secret("aceso_pat_") + Ids.secret("");
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
