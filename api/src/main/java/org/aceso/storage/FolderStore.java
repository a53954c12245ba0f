package org.aceso.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.function.Consumer;
import org.aceso.ids.Ids;

/**
 * A store in a folder: {@code ab/cdef…} for each content, written beside it and renamed when file
 * and folder are synced.
 */
public final class FolderStore implements BlobStore {
  private final Path folder;
  private final Path probes;
  private final Incoming incoming;
  private final FolderPieces pieces;
  private final long mostBytes;

  /**
   * @throws IOException when the folder cannot be made
   */
  public FolderStore(Path folder, long mostBytes) throws IOException {
    this.folder = folder;
    this.probes = folder.resolve("incoming");
    this.incoming = new Incoming(probes);
    this.pieces = new FolderPieces(folder.resolve("pieces"));
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
      place(temporary, path(blob.sha256()));
      return blob;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @Override
  public Path file(String sha256) throws IOException {
    Path file = path(sha256);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException("the store has lost " + sha256);
    }
    return file;
  }

  @Override
  public InputStream open(String sha256, long from, long bytes) throws IOException {
    return Slice.of(file(sha256), from, bytes);
  }

  @Override
  public boolean has(String sha256) throws IOException {
    boolean isThere = Files.isRegularFile(path(sha256));
    if (isThere) {
      syncNames(path(sha256));
    }
    return isThere;
  }

  @Override
  public void remove(String sha256) throws IOException {
    Path file = path(sha256);
    Files.deleteIfExists(file);
    if (Files.isDirectory(file.getParent())) {
      Incoming.sync(file.getParent());
    }
  }

  @Override
  public Pieces pieces() {
    return pieces;
  }

  @Override
  public int sweep(Instant before) throws IOException {
    return incoming.sweep(before);
  }

  @Override
  public void check() throws IOException {
    Path probe = probes.resolve(Ids.next("chk"));
    Files.write(probe, new byte[] {1});
    Files.delete(probe);
  }

  /**
   * Renames into place unless equal content is there. The names are synced in either case: whoever
   * brought the equal content may not have come that far.
   */
  private static void place(Path temporary, Path target) throws IOException {
    Path parent = target.getParent();
    if (!Files.exists(target)) {
      Files.createDirectories(parent);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }
    syncNames(target);
  }

  private static void syncNames(Path file) throws IOException {
    Incoming.sync(file.getParent());
    Incoming.sync(file.getParent().getParent());
  }

  private Path path(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }
}
