package org.aceso.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.aceso.ids.Ids;

/** Pieces as objects whose names begin with that of their upload. */
final class S3Pieces implements Pieces {
  private final Bucket bucket;
  private final Incoming incoming;

  S3Pieces(Bucket bucket, Incoming incoming) {
    this.bucket = bucket;
    this.incoming = incoming;
  }

  @Override
  public Piece put(String upload, InputStream in, long most) throws IOException {
    Path temporary = incoming.next();
    try {
      Blob written = Incoming.write(new Slice(in, most), most, temporary);
      Piece piece = new Piece(Ids.next("pce"), written.bytes());
      bucket.put(key(upload, piece), temporary, piece.bytes());
      return piece;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @Override
  public InputStream open(String upload, Piece piece) throws IOException {
    return bucket.get(key(upload, piece), 0, piece.bytes());
  }

  @Override
  public void remove(String upload, Piece piece) throws IOException {
    bucket.delete(key(upload, piece));
  }

  @Override
  public void removeAll(String upload) throws IOException {
    bucket.deleteAll(folder(upload), Optional.empty());
  }

  @Override
  public Set<String> uploads() throws IOException {
    return bucket.folders("pieces/");
  }

  private static String folder(String upload) {
    return "pieces/" + upload + "/";
  }

  private static String key(String upload, Piece piece) {
    return folder(upload) + piece.name();
  }
}
