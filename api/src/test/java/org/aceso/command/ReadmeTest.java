package org.aceso.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aceso.TestCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README lets authors and competitors try runs in a fresh clone, line after line. */
final class ReadmeTest {
  private static final List<String> TRIED =
      List.of("types", "cases", "sample", "validate", "score");

  @TempDir private Path folder;

  @Test
  void commandsThatNeedNoServer_runAsTheyStandThere() throws IOException {
    List<String> ran = new ArrayList<>();
    try (Stream<String> lines = Files.lines(Path.of("../README.md"))) {
      for (String line : lines.filter(line -> line.startsWith("./aceso ")).toList()) {
        String[] words = line.substring("./aceso ".length()).split(" *#")[0].split(" +");
        if (TRIED.contains(words[0])) {
          TestCommand done =
              TestCommand.run(Stream.of(words).map(this::here).toArray(String[]::new));
          assertEquals(Exit.DONE, done.status(), () -> line + "\n" + done);
          ran.add(words[0]);
        }
      }
    }
    assertTrue(ran.containsAll(TRIED), ran::toString);
  }

  /** Files of the repository lie beside this module; those that commands write, nowhere in it. */
  private String here(String word) {
    if (word.startsWith("plugins/")) {
      return "../" + word;
    }
    return word.endsWith(".csv") ? folder.resolve(word).toString() : word;
  }
}
