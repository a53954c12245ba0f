package org.aceso.plugin;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aceso.ids.Ids;
import org.aceso.storage.BlobStore;

/**
 * Jars of the store as files whose name ends in {@code .jar}, as loaders want it. Phases pin their
 * jar by digest; a jar that has left the plugins folder still scores the phases that were opened
 * with it.
 */
final class StoredJars {
  private final Path folder;
  private final BlobStore store;

  /** Read once by this process: what stood there before may have lost bytes with the power. */
  private final Set<String> whole = ConcurrentHashMap.newKeySet();

  StoredJars(Path folder, BlobStore store) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.store = store;
  }

  Path file(String sha256) throws IOException {
    Path jar = folder.resolve(sha256 + ".jar");
    boolean isThere = Files.exists(jar);
    if (isThere && whole.contains(sha256)) {
      return jar;
    }
    if (!isThere || !Evaluators.sha256(jar).equals(sha256)) {
      copy(sha256, jar);
    }
    whole.add(sha256);
    return jar;
  }

  private void copy(String sha256, Path jar) throws IOException {
    Path copy = folder.resolve(Ids.next("jar"));
    try {
      Files.copy(store.file(sha256), copy);
      if (!Evaluators.sha256(copy).equals(sha256)) {
        throw new IOException("the store has other bytes under " + sha256);
      }
      force(copy, StandardOpenOption.WRITE);
      Files.move(copy, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(folder, StandardOpenOption.READ);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** So that the name never outlives the bytes. */
  private static void force(Path path, StandardOpenOption access) throws IOException {
    try (FileChannel channel = FileChannel.open(path, access)) {
      channel.force(true);
    }
  }
}
