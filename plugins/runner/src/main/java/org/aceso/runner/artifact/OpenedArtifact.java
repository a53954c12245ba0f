package org.aceso.runner.artifact;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.aceso.runner.text.Utf8Order;
import org.aceso.spi.Artifact;
import org.aceso.spi.Entry;

/**
 * An artifact that passed all checks, with a memory of what went wrong while it was read. Holds
 * nothing open itself. Any thread.
 */
public final class OpenedArtifact implements Artifact {
  private final List<Entry> entries;
  private final boolean container;
  private final ReadFailures failures;

  OpenedArtifact(List<? extends Entry> entries, boolean container, ReadFailures failures) {
    this.entries =
        entries.stream()
            .<Entry>map(entry -> entry)
            .sorted(Comparator.comparing(Entry::name, Utf8Order.INSTANCE))
            .toList();
    this.container = container;
    this.failures = failures;
  }

  @Override
  public List<Entry> entries() {
    return entries;
  }

  @Override
  public boolean isContainer() {
    return container;
  }

  /** The first failure of storage below any stream, which is nobody's fault but the host's. */
  public Optional<IOException> storageFailure() {
    return failures.storageFailure();
  }

  /** By entry, why its bytes are not what the archive declares. */
  public SortedMap<String, String> damages() {
    return failures.damages();
  }

  /** The entry opened last, empty when none was: where an exception of a format belongs. */
  public String lastOpened() {
    return failures.lastOpened();
  }
}
