package org.aceso.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a folder against every other process, until it is closed or this process ends. A process
 * that closes any channel to a file gives all its locks on it up: the file of a folder that this
 * process holds already is not even opened.
 */
final class FolderLock implements AutoCloseable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @param folder that exists
   * @throws FolderInUseException when somebody holds it, be it this process
   */
  static FolderLock of(Path folder, String name) throws IOException {
    Path file = folder.toRealPath().resolve(name);
    if (!HELD.add(file)) {
      throw new FolderInUseException(folder);
    }
    try {
      return new FolderLock(file, locked(file, folder));
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static FileChannel locked(Path file, Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Somebody else's code in this process holds it.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new FolderInUseException(folder);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(file);
  }
}
