package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aceso.storage.ObjectStoreProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aceso scrub} beside a running server. */
final class ScrubCommandTest {
  @TempDir private Path folder;

  @Test
  void damageInAFolder_isFoundAndLeftAsItIs() throws Exception {
    Path data = folder.resolve("data");
    check(data, Map.of(), data.resolve("files"));
  }

  @Test
  void damageInAnObjectStore_isFoundAndLeftAsItIs() throws Exception {
    try (ObjectStoreProcess objects = ObjectStoreProcess.start(folder.resolve("objects"))) {
      check(folder.resolve("data"), objects.settings("a"), objects.objects("a"));
    }
  }

  private static void check(Path data, Map<String, String> settings, Path files) throws Exception {
    try (ServerProcess server = ServerProcess.start(FirstStart.in(data), settings)) {
      Scene scene = Scene.draft(server.url(), server.administrator());
      for (String text : List.of("first", "second", "third", "fourth", "")) {
        scene.file("file-" + text + ".csv", text);
      }
      CommandProcess sound = CommandProcess.run(data, settings, "scrub");
      assertEquals(0, sound.status(), sound.err());
      assertTrue(sound.out().matches("\\d+ files with \\d+ bytes, of which 0 are damaged\n"));

      Path changed = holding(files, "first");
      Path shorter = holding(files, "second");
      Path longer = holding(files, "third");
      Path missing = holding(files, "fourth");
      Files.writeString(changed, "First");
      Files.writeString(shorter, "sec");
      Files.writeString(longer, "third and more");
      Files.delete(missing);
      CommandProcess damaged = CommandProcess.run(data, settings, "scrub");
      assertEquals(2, damaged.status(), damaged.err());
      for (Path one : List.of(changed, shorter, longer)) {
        assertTrue(damaged.out().contains(digest(one) + " has changed\n"), damaged.out());
      }
      assertTrue(damaged.out().contains(digest(missing) + " is missing\n"), damaged.out());
      assertTrue(damaged.out().endsWith(" of which 4 are damaged\n"), damaged.out());
      assertEquals("First", Files.readString(changed));
      assertFalse(Files.exists(missing));
    }
  }

  private static Path holding(Path files, String text) throws Exception {
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (Files.size(file) == text.length() && Files.readString(file).equals(text)) {
          return file;
        }
      }
    }
    throw new AssertionError(text);
  }

  private static String digest(Path file) {
    return file.getParent().getFileName() + "" + file.getFileName();
  }
}
