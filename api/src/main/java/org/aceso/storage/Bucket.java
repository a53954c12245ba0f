package org.aceso.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects of one bucket below a prefix. What the SDK throws comes out as an IOException. */
final class Bucket implements AutoCloseable {
  private final S3Client client;
  private final String name;
  private final String bucket;
  private final String prefix;
  private final Multipart multipart;

  Bucket(S3Options options) {
    this.client = Clients.open(options);
    this.name = options.name();
    this.bucket = options.bucket();
    this.prefix = options.prefix();
    this.multipart = new Multipart(client, bucket);
  }

  /** Stores a file of this machine. When it returns the store has answered for it. */
  void put(String key, Path file, long bytes) throws IOException {
    run(
        () -> {
          multipart.put(prefix + key, file, bytes);
          return null;
        });
  }

  void put(String key, byte[] bytes) throws IOException {
    run(() -> client.putObject(to -> to.bucket(bucket).key(prefix + key), body(bytes)));
  }

  private static RequestBody body(byte[] bytes) {
    return RequestBody.fromBytes(bytes);
  }

  /** How large an object is; empty when it is not there. */
  OptionalLong size(String key) throws IOException {
    try {
      return OptionalLong.of(
          run(() -> client.headObject(of -> of.bucket(bucket).key(prefix + key))).contentLength());
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  /** A part of an object. Closed before its end, it ends the connection. */
  InputStream get(String key, long from, long bytes) throws IOException {
    if (bytes == 0) {
      size(key).orElseThrow(() -> new NoSuchFileException(key));
      return InputStream.nullInputStream();
    }
    String range = "bytes=" + from + "-" + (from + bytes - 1);
    return new ObjectStream(
        run(() -> client.getObject(of -> of.bucket(bucket).key(prefix + key).range(range))), name);
  }

  /** Nothing happens when it is not there. */
  void delete(String key) throws IOException {
    run(() -> client.deleteObject(of -> of.bucket(bucket).key(prefix + key)));
  }

  /** Removes objects whose names begin so, of those that were written before an instant if any. */
  int deleteAll(String start, Optional<Instant> before) throws IOException {
    List<String> found = new ArrayList<>();
    run(
        () -> {
          client
              .listObjectsV2Paginator(of -> of.bucket(bucket).prefix(prefix + start))
              .contents()
              .stream()
              .filter(one -> before.isEmpty() || one.lastModified().isBefore(before.get()))
              .forEach(one -> found.add(one.key().substring(prefix.length())));
          return null;
        });
    for (String key : found) {
      delete(key);
    }
    return found.size();
  }

  /** The parts of names between a start that ends in a slash and the next slash. */
  Set<String> folders(String start) throws IOException {
    String all = prefix + start;
    return run(
        () ->
            client
                .listObjectsV2Paginator(of -> of.bucket(bucket).prefix(all).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(one -> one.prefix().substring(all.length()).replace("/", ""))
                .collect(Collectors.toSet()));
  }

  private <T> T run(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (NoSuchKeyException e) {
      throw missing(e);
    } catch (S3Exception e) {
      if (e.statusCode() == 416) {
        throw new EOFException("the object has fewer bytes");
      }
      throw e.statusCode() == 404 && !"NoSuchBucket".equals(code(e)) ? missing(e) : unreachable(e);
    } catch (SdkException | UncheckedIOException e) {
      throw unreachable(e);
    }
  }

  private static String code(S3Exception e) {
    return e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
  }

  private static IOException missing(S3Exception e) {
    NoSuchFileException missing = new NoSuchFileException("the store has no such object");
    missing.initCause(e);
    return missing;
  }

  private IOException unreachable(RuntimeException e) {
    return new StoreUnreachableException(
        "the store " + name + " cannot be used: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    client.close();
  }

  /** What is asked of the store. */
  private interface Work<T> {
    T run() throws IOException;
  }
}
