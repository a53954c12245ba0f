package org.aceso.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.aceso.ids.Ids;

/**
 * A store in a folder: {@code ab/cdef…} for each content, written beside it and renamed when file
 * and folder are synced.
 */
public final class FolderStore implements BlobStore {
  private final Path folder;
  private final Path incoming;
  private final long mostBytes;

  /**
   * @throws IOException when the folder cannot be made
   */
  public FolderStore(Path folder, long mostBytes) throws IOException {
    this.folder = folder;
    this.incoming = Files.createDirectories(folder.resolve("incoming"));
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
  public Blob keep(InputStream in) throws IOException {
    return write(in, Long.MAX_VALUE, sha256 -> {});
  }

  private Blob write(InputStream in, long most, Consumer<String> check) throws IOException {
    Path temporary = incoming.resolve(Ids.next("tmp"));
    try {
      MessageDigest digest = sha256();
      long bytes = write(new DigestInputStream(in, digest), most, temporary);
      String sha256 = HexFormat.of().formatHex(digest.digest());
      check.accept(sha256);
      place(temporary, path(sha256));
      return new Blob(sha256, bytes);
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
  public void check() throws IOException {
    Path probe = incoming.resolve(Ids.next("chk"));
    Files.write(probe, new byte[] {1});
    Files.delete(probe);
  }

  private static long write(InputStream in, long most, Path file) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      byte[] buffer = new byte[1 << 16];
      long total = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
        if (total > most) {
          throw new TooManyBytesException(most);
        }
        out.write(buffer, 0, read);
      }
      channel.force(true);
      return total;
    }
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
    sync(parent);
    sync(parent.getParent());
  }

  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path path(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
