package org.aceso.type.spans;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.runner.artifact.Artifacts;
import org.aceso.runner.artifact.Bounds;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.Artifact;
import org.aceso.spi.Case;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextsTest {
  @TempDir private Path folder;

  private final List<Issue> issues = new ArrayList<>();

  /** Brat, and whoever reads the file as UTF-8, counts it as a character. */
  @Test
  void byteOrderMark_isTheFirstCharacter() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "\uFEFFfever");
    assertEquals("\uFEFFfever", texts().of(new Case(0, "a", Map.of()), issues::add));
    assertEquals(List.of(), issues);
  }

  @Test
  void textsOfOneName_areReported() throws IOException {
    Files.createDirectories(folder.resolve("x"));
    Files.writeString(folder.resolve("x/a.txt"), "fever");
    Files.writeString(folder.resolve("a.txt"), "cough");
    texts();
    assertEquals(List.of("duplicate_case"), issues.stream().map(Issue::code).toList());
    assertEquals("x/a.txt", issues.get(0).location().file());
    assertEquals("a", issues.get(0).location().caseId());
  }

  private Texts texts() throws IOException {
    Bounds bounds = new Bounds(10, 1_000, 0);
    Artifact artifact = Artifacts.open(Upload.of(folder), bounds, issues::add).orElseThrow();
    return Texts.in(artifact, issues::add);
  }
}
