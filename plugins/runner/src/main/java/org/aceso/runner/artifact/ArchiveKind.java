package org.aceso.runner.artifact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Which archive some first bytes begin. A gzip is none: it belongs to the format inside. */
enum ArchiveKind {
  ZIP,
  OTHER,
  NONE;

  /** How many first bytes are wanted. */
  static final int HEAD = 512;

  private static final int USTAR_AT = 257;

  static ArchiveKind of(byte[] head) {
    if (has(head, 0, "PK\3\4") || has(head, 0, "PK\5\6")) {
      return ZIP;
    }
    boolean other =
        has(head, 0, "7z\u00bc\u00af'\u001c")
            || has(head, 0, "Rar!\u001a\u0007")
            || has(head, USTAR_AT, "ustar");
    return other ? OTHER : NONE;
  }

  private static boolean has(byte[] head, int at, String signature) {
    byte[] wanted = signature.getBytes(StandardCharsets.ISO_8859_1);
    return head.length >= at + wanted.length
        && Arrays.equals(head, at, at + wanted.length, wanted, 0, wanted.length);
  }
}
