package org.aceso.type.instances;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aceso.formats.nifti.NiftiWriter;
import org.aceso.formats.png.PngWriter;
import org.aceso.formats.volume.VoxelGeometry;
import org.aceso.runner.Outcome;
import org.aceso.runner.Score;
import org.aceso.runner.json.RunnerJson;
import org.aceso.testkit.Bench;
import org.aceso.testkit.Fixture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Label maps made of run lengths have the same scores, replicates included, bit for bit. */
final class MapsAndRunLengthsTest {
  private static final Path ROWS = Path.of("src/test/resources/instance-segmentation");
  private static final String CLASSES = "epithelial,lymphocyte,plasma,neutrophil";
  private static final double[] NO_AFFINE = {};

  @ParameterizedTest
  @ValueSource(strings = {"png", "nifti"})
  void everySubmission_hasTheBitsOfItsRunLengths(String format, @TempDir Path folder)
      throws IOException {
    Map<String, VoxelGeometry> images = images();
    write(ROWS.resolve("truth.csv"), images, format, folder.resolve("reference"));
    Bench rows =
        new Bench(
            Fixture.in(ROWS, InstanceSegmentation::new)
                .with("classes", CLASSES)
                .withFile("image_list", "images.csv"),
            1);
    Bench maps =
        new Bench(
            Fixture.in(folder, InstanceSegmentation::new)
                .with("classes", CLASSES)
                .with("file_format", format),
            1);
    int compared = 0;
    for (Path submission : submissions()) {
      Path converted = folder.resolve(submission.getFileName().toString().replace(".csv", ""));
      write(submission, images, format, converted);
      Outcome ofMaps = maps.score(converted);
      assertTrue(ofMaps.valid(), () -> submission + ": " + ofMaps.issues());
      List<Score> expected = rows.score(submission).scores();
      assertEquals(bits(expected), bits(ofMaps.scores()), submission::toString);
      compared += expected.size();
    }
    assertEquals(12 * 32, compared);
  }

  private static String bits(List<Score> scores) throws IOException {
    return RunnerJson.mapper().writeValueAsString(scores);
  }

  private static List<Path> submissions() {
    try (Stream<Path> files = Files.list(ROWS.resolve("submissions"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, VoxelGeometry> images() throws IOException {
    Map<String, VoxelGeometry> images = new HashMap<>();
    for (String[] row : cells(ROWS.resolve("images.csv"))) {
      int height = Integer.parseInt(row[1]);
      int width = Integer.parseInt(row[2]);
      images.put(
          row[0], new VoxelGeometry(width, height, 1, new double[] {1, 1, 1}, NO_AFFINE.clone()));
    }
    return images;
  }

  /** Writes the instances of each image, numbered in the order of their rows. */
  private static void write(
      Path table, Map<String, VoxelGeometry> images, String format, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, VoxelGeometry> image : images.entrySet()) {
      byte[] pixels = new byte[image.getValue().voxels()];
      List<String> classes = new ArrayList<>(List.of("instance_id,class"));
      for (String[] row : cells(table)) {
        if (row[0].equals(image.getKey())) {
          classes.add(classes.size() + "," + row[2]);
          draw(row[3], (byte) (classes.size() - 1), image.getValue(), pixels);
        }
      }
      Files.write(folder.resolve(image.getKey() + ".csv"), classes);
      writeImage(folder, image.getKey(), format, image.getValue(), pixels);
    }
  }

  private static void draw(String runs, byte number, VoxelGeometry image, byte[] pixels) {
    String[] numbers = runs.split(" ", -1);
    for (int run = 0; run < numbers.length; run += 2) {
      int start = Integer.parseInt(numbers[run]) - 1;
      for (int i = start; i < start + Integer.parseInt(numbers[run + 1]); i++) {
        // Run lengths go down the columns first.
        pixels[i % image.ny() * image.nx() + i / image.ny()] = number;
      }
    }
  }

  private static void writeImage(
      Path folder, String name, String format, VoxelGeometry image, byte[] pixels)
      throws IOException {
    String extension = format.equals("png") ? ".png" : ".nii.gz";
    try (var out = Files.newOutputStream(folder.resolve(name + extension))) {
      if (format.equals("png")) {
        PngWriter.write(image, pixels, out);
      } else {
        NiftiWriter.write(image, pixels, out);
      }
    }
  }

  private static List<String[]> cells(Path table) throws IOException {
    return Files.readAllLines(table).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }
}
