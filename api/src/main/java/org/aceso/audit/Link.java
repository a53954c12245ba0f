package org.aceso.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aceso.http.Digests;

/**
 * An entry in its place in the chain. Hashes are hexadecimal digits.
 *
 * @param seq its number, from 1 on without a gap
 * @param sealedAt when it was linked
 * @param previousHash the hash of the link before
 * @param hash the hash that is stored; see {@link #computedHash}
 * @param entry null when it is missing
 */
record Link(long seq, Instant sealedAt, String previousHash, String hash, Entry entry) {
  /** What the first link has before it. */
  static final String START = "0".repeat(64);

  private static final String FORMAT = "aceso-audit-1";
  private static final byte[] ABSENT = {-1, -1, -1, -1};
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** The link of an entry, with its hash. */
  static Link of(long seq, Instant sealedAt, String previousHash, Entry entry) {
    Link open = new Link(seq, sealedAt, previousHash, null, entry);
    return new Link(seq, sealedAt, previousHash, open.computedHash(), entry);
  }

  /**
   * SHA-256 over all fields in order, each as the four bytes of its length and its UTF-8 bytes; an
   * absent one is four bytes of ones. No two different links have the same bytes.
   */
  String computedHash() {
    MessageDigest digest = Digests.sha256();
    for (String value : fields().values()) {
      if (value == null) {
        digest.update(ABSENT);
      } else {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What is hashed, by name and in order: the same in an export. */
  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("format", FORMAT);
    fields.put("previousHash", previousHash);
    fields.put("seq", Long.toString(seq));
    fields.put("sealedAt", MICROSECONDS.format(sealedAt));
    fields.put("id", entry.id());
    fields.put("recordedAt", MICROSECONDS.format(entry.recordedAt()));
    fields.put("origin", entry.origin());
    fields.put("action", entry.action());
    fields.put("challengeId", entry.challengeId());
    fields.put("subject", entry.subject());
    fields.put("personId", entry.personId());
    fields.put("actorId", entry.actorId());
    fields.put("platformId", entry.platformId());
    fields.put("credentialId", entry.credentialId());
    fields.put("requestId", entry.requestId());
    fields.put("facts", entry.facts());
    return fields;
  }
}
