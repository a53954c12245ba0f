package org.aceso.runner.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aceso.spi.Entry;
import org.aceso.spi.Issue;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** Opens uploads. A zip is known by its first bytes, whatever its name. */
public final class Artifacts {
  private Artifacts() {}

  /**
   * Opens an upload.
   *
   * @param issues takes all that is wrong with it, as errors
   * @return empty when an error was reported
   * @throws IOException when storage fails, or nothing is there
   */
  public static Optional<OpenedArtifact> open(Upload upload, Bounds bounds, Issues issues)
      throws IOException {
    ErrorFlag errors = new ErrorFlag(issues);
    OpenedArtifact opened = find(upload, bounds, errors);
    if (!errors.raised && opened.isContainer()) {
      checkContent(opened, errors);
    }
    return errors.raised ? Optional.empty() : Optional.of(opened);
  }

  private static OpenedArtifact find(Upload upload, Bounds bounds, Issues issues)
      throws IOException {
    Path path = upload.path();
    ReadFailures failures = new ReadFailures();
    if (Files.isDirectory(path)) {
      return new OpenedArtifact(
          new FolderReader(path, bounds, failures, issues).read(), true, failures);
    }
    if (ArchiveKind.of(head(path)) == ArchiveKind.ZIP) {
      return new OpenedArtifact(
          new ZipReader(path, bounds, failures, issues).read(), true, failures);
    }
    FileEntry file = new FileEntry(upload.name(), Files.size(path), path, failures);
    if (file.size() > bounds.maxBytes()) {
      ArtifactIssues.tooLarge(issues, bounds, file.size());
    }
    return new OpenedArtifact(List.of(file), false, failures);
  }

  private static byte[] head(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(ArchiveKind.HEAD);
    }
  }

  private static void checkContent(OpenedArtifact opened, Issues issues) throws IOException {
    if (opened.entries().isEmpty()) {
      issues.error("empty_archive", "there is no file in it", Location.NOWHERE);
    }
    for (Entry entry : opened.entries()) {
      try (InputStream in = entry.open()) {
        ArchiveKind kind = ArchiveKind.of(in.readNBytes(ArchiveKind.HEAD));
        if (kind != ArchiveKind.NONE) {
          issues.error(
              "nested_archive",
              "an archive in an archive is not opened: put its files where it stands",
              Location.file(entry.name()));
        }
      } catch (IOException e) {
        if (opened.storageFailure().isPresent()) {
          throw e;
        }
      }
    }
    opened.damages().forEach((name, what) -> issues.error("unreadable", what, Location.file(name)));
  }

  /** Passes issues on and notes whether one of them refuses the artifact. */
  private static final class ErrorFlag implements Issues {
    private final Issues target;
    private boolean raised;

    ErrorFlag(Issues target) {
      this.target = target;
    }

    @Override
    public void report(Issue issue) {
      raised |= issue.severity() == Issue.Severity.ERROR;
      target.report(issue);
    }
  }
}
