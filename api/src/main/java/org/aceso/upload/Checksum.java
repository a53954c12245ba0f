package org.aceso.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;

/**
 * What a client says that the digest of a part is.
 *
 * @param digest is given the part
 */
record Checksum(MessageDigest digest, byte[] stated) {
  static final String HEADER = "Upload-Checksum";

  /** SHA-1 because every server of the protocol knows it; against accidents it suffices. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("sha1", "SHA-1", "sha256", "SHA-256");

  static Checksum of(String header) {
    String[] parts = header.trim().split(" ", 2);
    String algorithm = ALGORITHMS.get(parts[0]);
    if (algorithm == null || parts.length != 2) {
      throw wrong();
    }
    try {
      return new Checksum(
          MessageDigest.getInstance(algorithm), Base64.getDecoder().decode(parts[1]));
    } catch (IllegalArgumentException e) {
      throw wrong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  private static Refusal wrong() {
    return Refusal.header(HEADER, "syntax", "must be sha1 or sha256, a blank, and base 64");
  }

  /** Refuses a part that is another. */
  void verify() {
    if (!MessageDigest.isEqual(digest.digest(), stated)) {
      throw new Refusal(
          ProblemType.CHECKSUM_MISMATCH, "the part has another digest than " + HEADER + " states");
    }
  }
}
