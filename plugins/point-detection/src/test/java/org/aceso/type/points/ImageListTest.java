package org.aceso.type.points;

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
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageListTest {
  @TempDir private Path folder;

  @Test
  void byteOrderMark_isNoPartOfAnId() throws IOException {
    assertEquals(List.of("a", "b"), read("\uFEFFa\nb\n"));
    assertEquals(List.of("a", "b"), read("\uFEFFseriesuid\na\nb\n"));
  }

  private List<String> read(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("images.csv"), content);
    List<Issue> issues = new ArrayList<>();
    Artifact artifact =
        Artifacts.open(Upload.of(file), new Bounds(1, 1_000, 0), issues::add).orElseThrow();
    Map<String, Map<String, String>> images =
        new ImageList("seriesuid", issues::add).read(artifact);
    assertEquals(List.of(), issues);
    return List.copyOf(images.keySet());
  }
}
