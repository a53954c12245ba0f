package org.aceso.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the paths of a command, all of it, before anything is read. */
final class PathCheck {
  private final List<String> problems = new ArrayList<>();

  /** A file, folder or zip that the command reads. */
  PathCheck reads(Path path) {
    if (!Files.exists(path)) {
      problems.add("there is no file " + path);
    } else if (!Files.isReadable(path)) {
      problems.add(path + " may not be read");
    }
    return this;
  }

  /** One plain file that the command reads. */
  PathCheck readsFile(Path path) {
    if (Files.isDirectory(path)) {
      problems.add(path + " is a folder: name the file");
      return this;
    }
    return reads(path);
  }

  /** A file that the command writes or replaces. */
  PathCheck writes(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (Files.isDirectory(path)) {
      problems.add(path + " is a folder: name the file to write");
    } else if (!Files.isDirectory(folder)) {
      problems.add("cannot write " + path + ": there is no folder " + folder);
    }
    return this;
  }

  List<String> problems() {
    return problems;
  }
}
