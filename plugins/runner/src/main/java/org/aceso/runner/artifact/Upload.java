package org.aceso.runner.artifact;

import java.nio.file.Path;

/**
 * A file, folder or zip on disk that somebody handed in.
 *
 * @param path where it is
 * @param name what issues and formats call it when it is one plain file: a storage path such as a
 *     digest would say nothing to its owner
 */
public record Upload(Path path, String name) {

  /**
   * @throws IllegalArgumentException when the name could not stand in an archive either
   */
  public Upload {
    EntryName.problem(name)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException("the name of an upload " + problem);
            });
  }

  /** A path under its own name. */
  public static Upload of(Path path) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    return new Upload(path, last == null ? "upload" : last.toString());
  }
}
