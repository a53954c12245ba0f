package org.aceso.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Brings a file to a bucket: a small one at once, a larger one in parts, of which each is tried
 * again by itself. The store checks the MD5 of what it received.
 */
final class Multipart {
  private static final Logger LOG = LoggerFactory.getLogger(Multipart.class);

  /** The store takes 10 000 parts. */
  private static final long PART = 64L << 20;

  private static final String BYTES = "application/octet-stream";

  private final S3Client client;
  private final String bucket;

  Multipart(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  void put(String key, Path file, long bytes) throws IOException {
    if (bytes <= PART) {
      String md5 = md5(file, 0, bytes);
      client.putObject(to -> to.bucket(bucket).key(key).contentMD5(md5), body(file, 0, bytes));
      return;
    }
    String id = client.createMultipartUpload(of -> of.bucket(bucket).key(key)).uploadId();
    try {
      List<CompletedPart> parts = new ArrayList<>();
      long size = Math.max(PART, bytes / 9_999);
      for (long from = 0; from < bytes; from += size) {
        parts.add(part(key, id, parts.size() + 1, file, from, Math.min(size, bytes - from)));
      }
      client.completeMultipartUpload(
          of -> of.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(parts)));
    } catch (IOException | RuntimeException e) {
      abort(key, id);
      throw e;
    }
  }

  private CompletedPart part(String key, String id, int number, Path file, long from, long bytes)
      throws IOException {
    String md5 = md5(file, from, bytes);
    String tag =
        client
            .uploadPart(
                of -> of.bucket(bucket).key(key).uploadId(id).partNumber(number).contentMD5(md5),
                body(file, from, bytes))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  /** Parts of what never became an object cost its owner. */
  private void abort(String key, String id) {
    try {
      client.abortMultipartUpload(of -> of.bucket(bucket).key(key).uploadId(id));
    } catch (SdkException e) {
      LOG.warn("an upload to the store was not taken back: {}", e.getMessage());
    }
  }

  private static RequestBody body(Path file, long from, long bytes) {
    return RequestBody.fromContentProvider(
        () -> {
          try {
            return Slice.of(file, from, bytes);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        bytes,
        BYTES);
  }

  private static String md5(Path file, long from, long bytes) throws IOException {
    MessageDigest digest = Sha256.of("MD5");
    try (InputStream in = new DigestInputStream(Slice.of(file, from, bytes), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Base64.getEncoder().encodeToString(digest.digest());
  }
}
