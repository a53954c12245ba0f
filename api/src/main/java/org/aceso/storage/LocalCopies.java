package org.aceso.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aceso.ids.Ids;

/**
 * Files of this machine with the bytes of a store that is elsewhere. What was asked for least
 * recently goes when they take too much room, but nothing that was asked for a moment ago: somebody
 * may be about to open it. Other processes may use the same folder.
 */
final class LocalCopies {
  private static final Duration IN_USE = Duration.ofMinutes(15);
  private static final int LOCKS = 64;

  private final Path folder;
  private final long mostBytes;
  private final Map<String, Copy> known = new LinkedHashMap<>(16, 0.75f, true);
  private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

  /** How large a copy is, and when it was asked for. */
  private record Copy(long bytes, long usedAt) {}

  /** Brings the bytes to a file, checked, and says how many they are. */
  interface Fetch {
    long to(Path file) throws IOException;
  }

  LocalCopies(Path folder, long mostBytes) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.mostBytes = mostBytes;
    long longAgo = System.nanoTime() - IN_USE.toNanos();
    for (Path file : oldestFirst()) {
      known.put(file.getFileName().toString(), new Copy(Files.size(file), longAgo));
    }
  }

  private List<Path> oldestFirst() throws IOException {
    Map<Path, Long> times = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        times.put(file, Files.getLastModifiedTime(file).toMillis());
      }
    }
    List<Path> sorted = new ArrayList<>(times.keySet());
    sorted.sort(Comparator.comparing(times::get));
    return sorted;
  }

  /** The copy, fetched once when it is not there, whoever asks meanwhile. */
  Path get(String sha256, Fetch fetch) throws IOException {
    Path file = folder.resolve(sha256);
    synchronized (lock(sha256)) {
      if (Files.exists(file)) {
        use(sha256, Files.size(file));
        return file;
      }
      Path fresh = folder.resolve(Ids.next("tmp"));
      try {
        long bytes = fetch.to(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        use(sha256, bytes);
      } finally {
        Files.deleteIfExists(fresh);
      }
    }
    makeRoom();
    return file;
  }

  /** Keeps a file that is here anyway. */
  void adopt(Blob blob, Path file) throws IOException {
    Files.move(file, folder.resolve(blob.sha256()), StandardCopyOption.ATOMIC_MOVE);
    use(blob.sha256(), blob.bytes());
    makeRoom();
  }

  /** What there is a copy of, by whichever process. */
  Set<String> digests() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9a-f]{64}"))
          .collect(Collectors.toSet());
    }
  }

  /** Removes a copy unless it was asked for a moment ago. */
  void forget(String sha256) throws IOException {
    synchronized (lock(sha256)) {
      if (!isInUse(sha256)) {
        remove(sha256);
      }
    }
  }

  private boolean isInUse(String sha256) {
    synchronized (known) {
      Copy copy = known.get(sha256);
      return copy != null && System.nanoTime() - copy.usedAt() < IN_USE.toNanos();
    }
  }

  /** Removes a copy at once. */
  void remove(String sha256) throws IOException {
    synchronized (lock(sha256)) {
      Files.deleteIfExists(folder.resolve(sha256));
    }
    synchronized (known) {
      known.remove(sha256);
    }
  }

  private Object lock(String sha256) {
    return locks[Math.floorMod(sha256.hashCode(), LOCKS)];
  }

  private void use(String sha256, long bytes) {
    synchronized (known) {
      known.put(sha256, new Copy(bytes, System.nanoTime()));
    }
  }

  private void makeRoom() throws IOException {
    synchronized (known) {
      long held = known.values().stream().mapToLong(Copy::bytes).sum();
      long now = System.nanoTime();
      Iterator<Map.Entry<String, Copy>> eldest = known.entrySet().iterator();
      while (held > mostBytes && eldest.hasNext()) {
        Map.Entry<String, Copy> one = eldest.next();
        if (now - one.getValue().usedAt() < IN_USE.toNanos()) {
          return;
        }
        Files.deleteIfExists(folder.resolve(one.getKey()));
        held -= one.getValue().bytes();
        eldest.remove();
      }
    }
  }
}
