package org.aceso.runner.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What tells whether a file is the one that was read before.
 *
 * @param key of the file system, where it has keys
 */
record Stamp(Path file, long size, FileTime modified, Object key) {

  static Stamp of(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(file, now.size(), now.lastModifiedTime(), now.fileKey());
  }

  /** Whether the file is still as it was. */
  boolean isCurrent() {
    try {
      return equals(of(file));
    } catch (IOException e) {
      return false;
    }
  }
}
