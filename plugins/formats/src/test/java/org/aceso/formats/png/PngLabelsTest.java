package org.aceso.formats.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.aceso.formats.volume.AllowedLabels;
import org.aceso.formats.volume.GeometryCheck;
import org.aceso.formats.volume.LabelVolume;
import org.aceso.formats.volume.VoxelGeometry;
import org.aceso.spi.Case;
import org.aceso.spi.Entry;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;

final class PngLabelsTest {
  private static final long SEED = 20_261_128;
  private static final double[] SPACING = {0.5, 0.25, 1};
  private static final Case ANY = new Case(0, "p1", Map.of());

  private final List<Issue> issues = new ArrayList<>();

  private record Content(byte[] bytes) implements Entry {
    @Override
    public String name() {
      return "p1.png";
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  private LabelVolume read(byte[] bytes, int largest) throws IOException {
    return new PngLabels(AllowedLabels.upTo(largest), new GeometryCheck(0), SPACING)
        .read(new Content(bytes), ANY, issues::add);
  }

  private static byte[] written(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, "png", out));
    return out.toByteArray();
  }

  private static BufferedImage filled(BufferedImage image, Random random, int values) {
    WritableRaster raster = image.getRaster();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        raster.setSample(x, y, 0, random.nextInt(values));
      }
    }
    return image;
  }

  private static IndexColorModel palette(int bits) {
    byte[] colours = new byte[1 << bits];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = (byte) (255 - i);
    }
    return new IndexColorModel(bits, colours.length, colours, colours, colours);
  }

  @Test
  void whatTheJdkWrites_isRead_inEveryDepth() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < 60; round++) {
      int width = 1 + random.nextInt(40);
      int height = 1 + random.nextInt(20);
      int bits = 1 << round % 5;
      boolean indexed = bits < 8 || (bits == 8 && round % 2 == 0);
      BufferedImage image =
          indexed
              ? new BufferedImage(
                  width,
                  height,
                  bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY,
                  palette(bits))
              : new BufferedImage(
                  width,
                  height,
                  bits == 8 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_USHORT_GRAY);
      filled(image, random, 1 << bits);
      LabelVolume read = read(written(image), 65_535);
      for (int i = 0; i < width * height; i++) {
        assertEquals(
            image.getRaster().getSample(i % width, i / width, 0),
            read.shorts()[i] & 0xFFFF,
            bits + " bits, round " + round);
      }
    }
    assertEquals(List.of(), issues);
  }

  @Test
  void whatTheWriterWrites_isRead() throws IOException {
    VoxelGeometry geometry = new VoxelGeometry(3, 2, 1, SPACING, new double[0]);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PngWriter.write(geometry, new byte[] {0, 1, 2, 3, (byte) 200, 5}, out);
    LabelVolume read = read(out.toByteArray(), 255);
    assertArrayEquals(new byte[] {0, 1, 2, 3, (byte) 200, 5}, read.bytes());
    assertEquals(geometry, read.geometry());
  }

  @Test
  void colours_areRefused_andTheSpacingOfACaseGoesFirst() throws IOException {
    read(written(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB)), 255);
    assertEquals("unsupported_type", issues.get(0).code());
    Case stated = new Case(0, "p1", Map.of("spacing", "2 3"));
    PngLabels reader = new PngLabels(AllowedLabels.upTo(1), new GeometryCheck(0), SPACING);
    byte[] grey = written(new BufferedImage(4, 5, BufferedImage.TYPE_BYTE_GRAY));
    VoxelGeometry geometry =
        reader.readGeometry(new Content(grey), stated, issues::add).orElseThrow();
    assertArrayEquals(new double[] {2, 3, 1}, geometry.spacing());
    assertEquals("4 5 1", geometry.shape());
  }

  @Test
  void damagedFiles_neverThrow_andNeverPassUnnoticed() throws IOException {
    Random random = new Random(SEED);
    byte[] whole =
        written(filled(new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY), random, 4));
    for (int round = 0; round < 3_000; round++) {
      byte[] damaged = whole.clone();
      if (round % 2 == 0) {
        damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
      } else {
        damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      }
      issues.clear();
      read(damaged, 255);
      assertTrue(!issues.isEmpty(), "round " + round + " of seed " + SEED);
    }
  }
}
