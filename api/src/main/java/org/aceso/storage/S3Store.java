package org.aceso.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.aceso.ids.Ids;

/**
 * A store in a bucket of an object store: {@code ab/cdef…} for each content, as in a folder. What
 * arrives is written to this machine first: only then is known by which name it is stored.
 */
public final class S3Store implements BlobStore {
  private final Bucket bucket;
  private final Incoming incoming;
  private final LocalCopies copies;
  private final S3Pieces pieces;
  private final long mostBytes;

  /**
   * @throws IOException when the local folder cannot be made
   */
  public S3Store(S3Options options, long mostBytes) throws IOException {
    this.incoming = new Incoming(options.local().resolve("incoming"));
    this.copies = new LocalCopies(options.local().resolve("copies"), options.cacheBytes());
    this.bucket = new Bucket(options);
    this.pieces = new S3Pieces(bucket, incoming);
    this.mostBytes = mostBytes;
  }

  @Override
  public Blob put(InputStream in, long announced, Consumer<String> check) throws IOException {
    if (announced > mostBytes) {
      throw new TooManyBytesException(mostBytes);
    }
    return write(in, mostBytes, check);
  }

  @Override
  public Blob keep(InputStream in, Consumer<String> check) throws IOException {
    return write(in, Long.MAX_VALUE, check);
  }

  private Blob write(InputStream in, long most, Consumer<String> check) throws IOException {
    Path temporary = incoming.next();
    try {
      Blob blob = Incoming.write(in, most, temporary);
      check.accept(blob.sha256());
      String key = key(blob.sha256());
      if (!bucket.size(key).equals(OptionalLong.of(blob.bytes()))) {
        bucket.put(key, temporary, blob.bytes());
      }
      copies.adopt(blob, temporary);
      return blob;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @Override
  public Path file(String sha256) throws IOException {
    return copies.get(sha256, file -> fetch(sha256, file));
  }

  private void fetch(String sha256, Path file) throws IOException {
    long bytes = bucket.size(key(sha256)).orElseThrow(() -> lost(sha256));
    try (InputStream in = bucket.get(key(sha256), 0, bytes)) {
      Blob fetched = Incoming.write(in, bytes, file);
      if (!fetched.sha256().equals(sha256)) {
        throw new IOException("the store has other bytes under " + sha256);
      }
    }
  }

  @Override
  public InputStream open(String sha256, long from, long bytes) throws IOException {
    try {
      return bucket.get(key(sha256), from, bytes);
    } catch (NoSuchFileException e) {
      throw lost(sha256);
    }
  }

  private static NoSuchFileException lost(String sha256) {
    return new NoSuchFileException("the store has lost " + sha256);
  }

  @Override
  public boolean has(String sha256) throws IOException {
    return bucket.size(key(sha256)).isPresent();
  }

  @Override
  public void remove(String sha256) throws IOException {
    bucket.delete(key(sha256));
    copies.remove(sha256);
  }

  @Override
  public Set<String> copies() throws IOException {
    return copies.digests();
  }

  @Override
  public void forgetCopies(Set<String> digests) throws IOException {
    for (String sha256 : digests) {
      copies.forget(sha256);
    }
  }

  @Override
  public Pieces pieces() {
    return pieces;
  }

  @Override
  public int sweep(Instant before) throws IOException {
    return incoming.sweep(before) + bucket.deleteAll("incoming/", Optional.of(before));
  }

  @Override
  public void check() throws IOException {
    String probe = "incoming/" + Ids.next("chk");
    bucket.put(probe, new byte[] {1});
    bucket.delete(probe);
  }

  @Override
  public void close() {
    bucket.close();
  }

  private static String key(String sha256) {
    return sha256.substring(0, 2) + "/" + sha256.substring(2);
  }
}
