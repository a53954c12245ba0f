package org.aceso.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.aceso.ids.Ids;

/** A local folder in which files lie until it is known what they are. */
final class Incoming {
  private static final int BUFFER = 1 << 16;

  private final Path folder;

  Incoming(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** A name that nobody has. */
  Path next() {
    return folder.resolve(Ids.next("tmp"));
  }

  /** Writes all bytes of a stream to a new file, and syncs it. */
  static Blob write(InputStream in, long most, Path file) throws IOException {
    return write(in, most, file, true);
  }

  /** The same for a file that nobody misses after a loss of power. */
  static Blob writeForNow(InputStream in, long most, Path file) throws IOException {
    return write(in, most, file, false);
  }

  private static Blob write(InputStream in, long most, Path file, boolean synced)
      throws IOException {
    MessageDigest digest = Sha256.digest();
    long bytes = copy(new DigestInputStream(in, digest), most, file, synced);
    return new Blob(HexFormat.of().formatHex(digest.digest()), bytes);
  }

  private static long copy(InputStream in, long most, Path file, boolean synced)
      throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      byte[] buffer = new byte[BUFFER];
      long total = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
        if (total > most) {
          throw new TooManyBytesException(most);
        }
        out.write(buffer, 0, read);
      }
      if (synced) {
        channel.force(true);
      }
      return total;
    }
  }

  /** Makes the names in a folder survive a loss of power. */
  static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes files that nobody has written to since an instant. */
  int sweep(Instant before) throws IOException {
    return sweep(folder, before);
  }

  /** The same in another folder, with what is in the folders below. */
  static int sweep(Path root, Instant before) throws IOException {
    if (!Files.isDirectory(root)) {
      return 0;
    }
    int removed = 0;
    try (Stream<Path> found = Files.walk(root)) {
      List<Path> old = found.filter(Files::isRegularFile).filter(f -> isOld(f, before)).toList();
      for (Path file : old) {
        removed += Files.deleteIfExists(file) ? 1 : 0;
      }
    }
    return removed;
  }

  private static boolean isOld(Path file, Instant before) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (IOException e) {
      return false;
    }
  }
}
