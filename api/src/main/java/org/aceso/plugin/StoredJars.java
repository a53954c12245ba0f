package org.aceso.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  StoredJars(Path folder, BlobStore store) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.store = store;
  }

  Path file(String sha256) throws IOException {
    Path jar = folder.resolve(sha256 + ".jar");
    if (!Files.exists(jar)) {
      Path copy = folder.resolve(Ids.next("jar"));
      Files.copy(store.file(sha256), copy);
      Files.move(copy, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return jar;
  }
}
