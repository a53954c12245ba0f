package org.aceso.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SHA-256 in the forms that the API uses. */
public final class Digests {
  private static final Pattern SHA_256 =
      Pattern.compile("(?:^|.*, *)sha-256=:([A-Za-z0-9+/=]{44}):.*");

  private Digests() {}

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  public static byte[] sha256(byte[] bytes) {
    return sha256().digest(bytes);
  }

  public static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The value of a {@code Repr-Digest} header (RFC 9530). */
  public static String reprDigest(String sha256) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":";
  }

  /** Refuses bytes whose digest is not the one that the client stated, if it stated one. */
  static void verify(String header, String sha256) {
    if (header == null) {
      return;
    }
    Matcher stated = SHA_256.matcher(header);
    if (!stated.matches()) {
      throw Refusal.header("Repr-Digest", "syntax", "must be sha-256=:<base64>:");
    }
    if (!header.contains(reprDigest(sha256))) {
      throw new Refusal(
          ProblemType.DIGEST_MISMATCH,
          "the bytes that arrived have the digest " + reprDigest(sha256));
    }
  }
}
