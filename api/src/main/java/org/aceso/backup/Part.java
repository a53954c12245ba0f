package org.aceso.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.aceso.http.Digests;

/**
 * One file of a backup.
 *
 * @param bytes how many
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Part(long bytes, String sha256) {

  /** What a file has now. */
  static Part of(Path file) throws IOException {
    MessageDigest digest = Digests.sha256();
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
      }
    }
    return new Part(bytes, HexFormat.of().formatHex(digest.digest()));
  }
}
