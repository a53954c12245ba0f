package org.aceso.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.aceso.ids.Ids;

/**
 * Files that are looked at and not kept. Each server has a folder of its own, which it holds; what
 * one that was killed left behind is removed by the next that starts.
 */
public final class Scratch implements AutoCloseable {
  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel lock;
  private final long mostBytes;

  private Scratch(Path folder, FileChannel lock, long mostBytes) {
    this.folder = folder;
    this.lock = lock;
    this.mostBytes = mostBytes;
  }

  /**
   * A file that is gone once it is closed.
   *
   * @param sha256 of its bytes
   */
  public record Passing(Path path, String sha256, long bytes) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(path);
    }
  }

  /** Opens a folder of its own in one that several servers may share. */
  public static Scratch open(Path shared, long mostBytes) throws IOException {
    Files.createDirectories(shared);
    synchronized (Scratch.class) {
      try (FileChannel turn = channel(shared.resolve(LOCK))) {
        turn.lock();
        sweep(shared);
        Path own = Files.createDirectory(shared.resolve(Ids.next("scr")));
        FileChannel lock = channel(own.resolve(LOCK));
        lock.lock();
        return new Scratch(own, lock, mostBytes);
      }
    }
  }

  /**
   * Takes all bytes of a stream.
   *
   * @param announced how many bytes the client announced, or -1
   * @param check given their SHA-256; when it throws, nothing is left behind
   */
  public Passing receive(InputStream in, long announced, Consumer<String> check)
      throws IOException {
    if (announced > mostBytes) {
      throw new TooManyBytesException(mostBytes);
    }
    Path file = folder.resolve(Ids.next("tmp"));
    try {
      Blob blob = Incoming.writeForNow(in, mostBytes, file);
      check.accept(blob.sha256());
      return new Passing(file, blob.sha256(), blob.bytes());
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Removes the folders that no server holds. */
  private static void sweep(Path shared) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(shared, "scr_*")) {
      for (Path left : folders) {
        try (FileChannel channel = channel(left.resolve(LOCK));
            FileLock held = channel.tryLock()) {
          if (held != null) {
            delete(left);
          }
        } catch (OverlappingFileLockException e) {
          // A server in this very process holds it.
        }
      }
    }
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      delete(folder);
    }
  }
}
