package org.aceso.runner.artifact;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.aceso.spi.Issues;

/** Lists the files of a folder without following links. */
final class FolderReader extends SimpleFileVisitor<Path> {
  private final Path folder;
  private final Bounds bounds;
  private final ReadFailures failures;
  private final Issues issues;
  private final List<FileEntry> found = new ArrayList<>();
  private long entries = -1;

  FolderReader(Path folder, Bounds bounds, ReadFailures failures, Issues issues) {
    this.folder = folder;
    this.bounds = bounds;
    this.failures = failures;
    this.issues = issues;
  }

  List<FileEntry> read() throws IOException {
    Files.walkFileTree(folder, this);
    ArtifactIssues.names(issues, found.stream().map(FileEntry::name).toList());
    found.forEach(file -> ArtifactIssues.entrySize(issues, bounds, file.name(), file.size()));
    long bytes = found.stream().mapToLong(FileEntry::size).sum();
    if (bytes > bounds.maxBytes()) {
      ArtifactIssues.tooLarge(issues, bounds, bytes);
    }
    return found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
    return counted();
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String name =
        folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    if (EntryName.isDesktopFile(name)) {
      return FileVisitResult.CONTINUE;
    }
    if (attributes.isRegularFile()) {
      found.add(new FileEntry(name, attributes.size(), file, failures));
    } else {
      ArtifactIssues.link(issues, name);
    }
    return counted();
  }

  private FileVisitResult counted() {
    entries++;
    if (entries <= bounds.maxEntries()) {
      return FileVisitResult.CONTINUE;
    }
    ArtifactIssues.tooManyEntries(issues, bounds, entries);
    return FileVisitResult.TERMINATE;
  }
}
