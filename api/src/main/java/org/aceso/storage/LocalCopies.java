package org.aceso.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
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
 * may be about to open it. Other processes may use the same folder; that a copy was asked for they
 * tell each other by when it was changed, once a minute at most.
 */
final class LocalCopies {
  private static final Duration IN_USE = Duration.ofMinutes(15);
  private static final Duration TOLD = Duration.ofMinutes(1);
  private static final int LOCKS = 64;

  private final Path folder;
  private final long mostBytes;
  private final Map<String, Copy> known = new LinkedHashMap<>(16, 0.75f, true);
  private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

  /** How large a copy is, and when other processes were last told that it was asked for. */
  private record Copy(long bytes, long usedAt) {}

  /** Brings the bytes to a file, checked. */
  interface Fetch {
    void to(Path file) throws IOException;
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
      if (use(sha256)) {
        return file;
      }
      Path fresh = folder.resolve(Ids.next("tmp"));
      try {
        fetch.to(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        use(sha256);
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
    use(blob.sha256());
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

  /** Removes a copy unless it was asked for a moment ago, by whichever process. */
  void forget(String sha256) throws IOException {
    synchronized (lock(sha256)) {
      synchronized (known) {
        if (!isInUse(sha256, known.get(sha256), now())) {
          Files.deleteIfExists(folder.resolve(sha256));
          known.remove(sha256);
        }
      }
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

  /** Keeps a copy from being removed from now on; false when there is none. */
  private boolean use(String sha256) throws IOException {
    Path file = folder.resolve(sha256);
    synchronized (known) {
      Copy copy = known.get(sha256);
      try {
        if (copy == null || isLongAgo(copy, TOLD)) {
          Files.setLastModifiedTime(file, now());
          known.put(sha256, new Copy(Files.size(file), System.nanoTime()));
        }
        return Files.exists(file);
      } catch (NoSuchFileException e) {
        return false;
      }
    }
  }

  private void makeRoom() throws IOException {
    synchronized (known) {
      long held = known.values().stream().mapToLong(Copy::bytes).sum();
      if (held <= mostBytes) {
        return;
      }
      FileTime now = now();
      Iterator<Map.Entry<String, Copy>> eldest = known.entrySet().iterator();
      while (held > mostBytes && eldest.hasNext()) {
        Map.Entry<String, Copy> one = eldest.next();
        if (!isInUse(one.getKey(), one.getValue(), now)) {
          Files.deleteIfExists(folder.resolve(one.getKey()));
          held -= one.getValue().bytes();
          eldest.remove();
        }
      }
    }
  }

  /**
   * @param copy null when this process knows of none
   */
  private boolean isInUse(String sha256, Copy copy, FileTime now) throws IOException {
    if (copy != null && !isLongAgo(copy, IN_USE)) {
      return true;
    }
    try {
      FileTime used = Files.getLastModifiedTime(folder.resolve(sha256));
      return now.toMillis() - used.toMillis() < IN_USE.toMillis();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static boolean isLongAgo(Copy copy, Duration time) {
    return System.nanoTime() - copy.usedAt() >= time.toNanos();
  }

  /** By the clock of the folder, which all processes have in common. */
  private FileTime now() throws IOException {
    Path fresh = Files.createFile(folder.resolve(Ids.next("tmp")));
    try {
      return Files.getLastModifiedTime(fresh);
    } finally {
      Files.delete(fresh);
    }
  }
}
