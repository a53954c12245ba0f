package org.aceso.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.aceso.Campaign;
import org.aceso.formats.nifti.NiftiWriter;
import org.aceso.formats.volume.VoxelGeometry;
import org.aceso.runner.Outcome;
import org.aceso.runner.Score;
import org.aceso.runner.json.RunnerJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many pairs of volumes there are, scoring them needs the heap of a few. */
final class SegmentationMemoryTest {
  private static final int SIDE = 128;
  private static final int PAIRS = Campaign.repeats(60, 600);

  /** Beside Java's own, the voxels of eight pairs: a pair is 4 MiB, all of them 240 or 2 400. */
  private static final int HEAP_MIB = 48;

  private static final long SEED = 20_261_128;

  @TempDir private Path folder;

  @Test
  void manyPairs_areScoredWithTheHeapOfAFew() throws IOException {
    Path truth = Files.createDirectory(folder.resolve("truth"));
    Path answers = Files.createDirectory(folder.resolve("answers"));
    Random random = new Random(SEED);
    for (int pair = 0; pair < PAIRS; pair++) {
      int[] centre = {random.nextInt(40) + 44, random.nextInt(40) + 44, random.nextInt(40) + 44};
      write(truth.resolve("case" + pair + ".nii.gz"), centre, 20 + random.nextInt(10));
      centre[0] += random.nextInt(5);
      write(answers.resolve("case" + pair + ".nii.gz"), centre, 20 + random.nextInt(10));
    }
    Outcome small = score(HEAP_MIB, truth, answers);
    assertTrue(small.valid());
    assertEquals(PAIRS, small.cases());
    assertEquals(values(score(1_024, truth, answers)), values(small));
  }

  private static Outcome score(int heapMiB, Path truth, Path answers) throws IOException {
    ObjectNode settings = RunnerJson.mapper().createObjectNode().put("labels", "1=liver");
    try (MeasuredChild child = MeasuredChild.start(heapMiB, "segmentation", settings)) {
      Outcome outcome = child.score(truth, answers);
      child
          .peakMiB()
          .ifPresent(peak -> System.out.println("heap " + heapMiB + " MiB, peak " + peak + " MiB"));
      return outcome;
    }
  }

  private static List<Double> values(Outcome outcome) {
    return outcome.scores().stream().map(Score::value).toList();
  }

  /** A ball in a volume of zeros. */
  private static void write(Path file, int[] centre, int radius) throws IOException {
    double[] affine = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
    VoxelGeometry grid = new VoxelGeometry(SIDE, SIDE, SIDE, new double[] {1, 1, 1}, affine);
    byte[] labels = new byte[grid.voxels()];
    for (int z = centre[2] - radius; z <= centre[2] + radius; z++) {
      for (int y = centre[1] - radius; y <= centre[1] + radius; y++) {
        for (int x = centre[0] - radius; x <= centre[0] + radius; x++) {
          int dx = x - centre[0];
          int dy = y - centre[1];
          int dz = z - centre[2];
          boolean inside = dx * dx + dy * dy + dz * dz <= radius * radius;
          labels[(z * SIDE + y) * SIDE + x] = (byte) (inside ? 1 : 0);
        }
      }
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      NiftiWriter.write(grid, labels, out);
    }
  }
}
