package org.aceso.runner.artifact;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What went wrong below the streams that a plugin was given, remembered even if the plugin swallows
 * it. Any thread.
 */
final class ReadFailures {
  private final Map<String, String> damages = new TreeMap<>();
  private IOException storage;
  private String lastOpened = "";

  /** Remembers that storage failed, and answers what to throw. */
  synchronized IOException storage(IOException cause) {
    if (storage == null) {
      storage = cause;
    }
    return cause;
  }

  /** Remembers that an entry is damaged, and answers what to throw. */
  synchronized IOException damage(String entry, String message) {
    damages.putIfAbsent(entry, message);
    return new IOException(message);
  }

  synchronized void opened(String entry) {
    lastOpened = entry;
  }

  synchronized String lastOpened() {
    return lastOpened;
  }

  synchronized Optional<IOException> storageFailure() {
    return Optional.ofNullable(storage);
  }

  synchronized SortedMap<String, String> damages() {
    return new TreeMap<>(damages);
  }
}
