package org.aceso.runner.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aceso.spi.Entry;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArtifactsTest {
  private static final Bounds BOUNDS = new Bounds(4, 1_000, 200);

  @TempDir private Path folder;
  private final List<Issue> issues = new ArrayList<>();

  @Test
  void file_isOneEntryUnderTheNameOfItsUpload() throws IOException {
    Path stored = Files.writeString(folder.resolve("3f2a"), "hello");
    OpenedArtifact artifact =
        Artifacts.open(new Upload(stored, "model.csv"), BOUNDS, issues::add).orElseThrow();
    Entry entry = artifact.entries().get(0);
    assertFalse(artifact.isContainer());
    assertEquals("model.csv", entry.name());
    assertEquals(5, entry.size());
    try (InputStream in = entry.open()) {
      assertEquals("hello", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertEquals("model.csv", artifact.lastOpened());
  }

  @Test
  void fileBeyondItsBound_isRefused() throws IOException {
    Files.write(folder.resolve("big"), new byte[1_001]);
    assertEquals(List.of("too_large"), refusals("big"));
  }

  @Test
  void folder_listsItsFilesWithoutDesktopJunk() throws IOException {
    Files.createDirectories(folder.resolve("f/inner"));
    Files.writeString(folder.resolve("f/inner/b"), "b");
    Files.writeString(folder.resolve("f/a"), "a");
    Files.writeString(folder.resolve("f/.DS_Store"), "junk");
    OpenedArtifact artifact =
        Artifacts.open(Upload.of(folder.resolve("f")), BOUNDS, issues::add).orElseThrow();
    assertTrue(artifact.isContainer());
    assertEquals(List.of("a", "inner/b"), artifact.entries().stream().map(Entry::name).toList());
  }

  @Test
  void folder_isHeldToTheSameRulesAsAZip() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("f"));
    Files.createSymbolicLink(inner.resolve("link"), Path.of("a"));
    Files.writeString(inner.resolve("a"), "1");
    Files.writeString(inner.resolve("A"), "2");
    Files.write(inner.resolve("big"), new byte[1_000]);
    assertEquals(List.of("link_entry", "duplicate_entry", "too_large"), refusals("f"));
    Files.writeString(inner.resolve("one-more"), "5");
    assertTrue(refusals("f").contains("too_many_entries"));
  }

  @Test
  void folder_holdsNoFileLargerThanOneMayBe() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("f"));
    Files.write(inner.resolve("a"), new byte[100]);
    Files.write(inner.resolve("b"), new byte[101]);
    Bounds bounds = new Bounds(4, 1_000, 100, 0);
    assertTrue(Artifacts.open(Upload.of(inner), bounds, issues::add).isEmpty());
    assertEquals(List.of("too_large"), issues.stream().map(Issue::code).toList());
    assertEquals("b", issues.get(0).location().file());
  }

  @Test
  void absentFile_isAMatterOfStorage() {
    assertThrows(NoSuchFileException.class, () -> refusals("absent"));
    assertTrue(issues.isEmpty());
  }

  @Test
  void uploadName_isHeldToTheRulesOfEntries() {
    assertThrows(IllegalArgumentException.class, () -> new Upload(folder, "../x"));
    assertThrows(IllegalArgumentException.class, () -> new Upload(folder, ""));
  }

  private List<String> refusals(String name) throws IOException {
    issues.clear();
    assertTrue(Artifacts.open(Upload.of(folder.resolve(name)), BOUNDS, issues::add).isEmpty());
    return issues.stream().map(Issue::code).toList();
  }
}
