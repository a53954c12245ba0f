package org.aceso.formats.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.aceso.formats.volume.AllowedLabels;
import org.aceso.formats.volume.GeometryCheck;
import org.aceso.formats.volume.LabelVolume;
import org.aceso.formats.volume.VoxelGeometry;
import org.aceso.spi.Case;
import org.aceso.spi.Entry;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;

final class NiftiLabelsTest {
  private static final long SEED = 20_261_128;
  private static final Case ANY = new Case(0, "p1", Map.of());
  private static final int[] CODES = {2, 256, 4, 512, 8, 768, 1024, 1280, 16, 64};
  private static final NiftiLabels READER =
      new NiftiLabels(AllowedLabels.of(List.of(1, 2, 3)), new GeometryCheck(1e-3));

  private final List<Issue> issues = new ArrayList<>();

  private LabelVolume read(Entry entry, Case forCase) {
    try {
      return READER.read(entry, forCase, issues::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> problems(Entry entry, Case forCase) {
    issues.clear();
    read(entry, forCase);
    return issues.stream().map(i -> i.code() + " " + i.location().field()).toList();
  }

  private static byte[] expected() {
    byte[] labels = new byte[TestImage.LABELS.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) TestImage.LABELS[i];
    }
    return labels;
  }

  @Test
  void everyTypeOrderAndVersion_isRead_compressedOrNot() {
    for (int code : CODES) {
      for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
        for (boolean second : new boolean[] {false, true}) {
          TestImage image = TestImage.of(second, VoxelType.of(code), code, order);
          String about = code + ", " + order + ", second " + second;
          LabelVolume plain = read(image.entry(), ANY);
          assertArrayEquals(expected(), plain.bytes(), about);
          assertEquals("3 2 2", plain.geometry().shape());
          assertArrayEquals(new double[] {0.5, 0.75, 2}, plain.geometry().spacing());
          Entry packed = TestImage.entry(TestImage.gzip(image.bytes.array()));
          assertArrayEquals(expected(), read(packed, ANY).bytes(), about);
        }
      }
    }
    assertEquals(List.of(), issues);
  }

  @Test
  void severalMembersOfAGzip_areOneFile() {
    byte[] all = TestImage.plain().bytes.array();
    byte[] first = TestImage.gzip(Arrays.copyOf(all, 100));
    byte[] second = TestImage.gzip(Arrays.copyOfRange(all, 100, all.length));
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    assertArrayEquals(expected(), read(TestImage.entry(both), ANY).bytes());
    assertEquals(List.of(), issues);
  }

  @Test
  void scaling_appliesUnlessTheSlopeIsZero() {
    TestImage doubled = TestImage.floats().scale(0.5f, 1);
    for (int i = 0; i < TestImage.LABELS.length; i++) {
      doubled.voxel(i, (TestImage.LABELS[i] - 1) * 2);
    }
    assertArrayEquals(expected(), read(doubled.entry(), ANY).bytes());
    assertArrayEquals(expected(), read(TestImage.plain().scale(0, 7).entry(), ANY).bytes());
    assertEquals(List.of(), issues);
  }

  @Test
  void voxelsThatAreNoLabels_areAllTold() {
    TestImage image =
        TestImage.floats()
            .voxel(0, Double.NaN)
            .voxel(1, 1.5)
            .voxel(2, 7)
            .voxel(3, -1)
            .voxel(4, 7)
            .voxel(5, Double.POSITIVE_INFINITY);
    assertEquals(
        List.of(
            "not_finite voxels",
            "fractional_label voxels",
            "unknown_label voxels",
            "unknown_label voxels"),
        problems(image.entry(), ANY));
    assertEquals(
        "2 voxels of label 7, the first at (2, 0, 0): labels are 0 to 3", issues.get(3).message());
    assertEquals("p1.nii.gz", issues.get(0).location().file());
    assertEquals("p1", issues.get(0).location().caseId());
    assertEquals(
        List.of("unknown_label voxels"), problems(TestImage.plain().voxel(7, 9).entry(), ANY));
  }

  @Test
  void headers_areHeldToTheirRules() {
    assertEquals(List.of("bad_header dim[2]"), problems(TestImage.plain().dim(2, 0).entry(), ANY));
    assertEquals(List.of("bad_header dim[0]"), problems(TestImage.plain().dim(0, 9).entry(), ANY));
    assertEquals(
        List.of("bad_header dim[4]"), problems(TestImage.plain().dim(0, 4).dim(4, 2).entry(), ANY));
    TestImage rgb = TestImage.plain();
    rgb.bytes.putShort(70, (short) 128).putFloat(80, 0).putFloat(108, 7);
    assertEquals(
        List.of("unsupported_type datatype", "bad_header pixdim[1]", "bad_header vox_offset"),
        problems(rgb.entry(), ANY));
    assertEquals("the spacing along an axis is 0", issues.get(1).message());
    assertEquals("voxels cannot begin at byte 7", issues.get(2).message());
    TestImage pair = TestImage.plain();
    pair.bytes.put(345, (byte) 'i');
    assertEquals(List.of("not_nifti "), problems(pair.entry(), ANY));
    assertEquals(List.of("not_nifti "), problems(TestImage.entry(new byte[400]), ANY));
    assertEquals(List.of("empty_file "), problems(TestImage.entry(new byte[0]), ANY));
    assertEquals(
        List.of("truncated_file voxels"), problems(TestImage.plain().dim(1, 30_000).entry(), ANY));
    assertEquals(
        List.of("too_large dim"),
        problems(TestImage.plain().dim(1, 30_000).dim(2, 30_000).dim(3, 30_000).entry(), ANY));
    assertEquals(List.of("trailing_bytes dim"), problems(TestImage.plain().dim(3, 1).entry(), ANY));
  }

  @Test
  void geometryOfTheCase_isHeld() {
    VoxelGeometry given =
        new VoxelGeometry(
            3,
            2,
            2,
            new double[] {0.5, 0.75, 2},
            new double[] {0, 0, 2, 1, 1, 0, 0, 5, 0, 1, 0, 9});
    Case known = new Case(0, "p1", given.attributes());
    TestImage image = TestImage.plain().sform(0, 0, 2, 1, 1, 0, 0, 5, 0, 1, 0, 9);
    assertEquals(List.of(), problems(image.entry(), known));
    image.bytes.putFloat(80, 0.6f);
    assertEquals(List.of("wrong_spacing spacing"), problems(image.entry(), known));
    image.sform(0, 0, 2, 1, 1, 0, 0, 5.01, 0, 1, 0, 9);
    assertEquals(
        List.of("wrong_spacing spacing", "wrong_affine affine"), problems(image.entry(), known));
    assertEquals(
        List.of("wrong_shape shape"),
        problems(image.entry(), new Case(0, "p1", Map.of("shape", "3 2 3", "spacing", "unknown"))));
  }

  @Test
  void qform_isTheAffine_whereThereIsNoSform() throws IOException {
    TestImage turned = TestImage.plain();
    // A quarter turn about z: b = c = 0, d = sin 45°.
    turned.bytes.putShort(252, (short) 1).putFloat(76, -1).putFloat(264, (float) Math.sqrt(0.5));
    turned.bytes.putFloat(268, 10).putFloat(272, 20).putFloat(276, 30);
    double[] affine =
        NiftiLabels.readGeometry(turned.entry(), "p1", issues::add).orElseThrow().affine();
    double[] wanted = {0, -0.75, 0, 10, 0.5, 0, 0, 20, 0, 0, -2, 30};
    assertArrayEquals(wanted, affine, 1e-6);
  }

  /** Programs differ about where an image lies that does not say it: NiBabel flips and centres. */
  @Test
  void imagesWithoutSformAndQform_stateNoAffine() throws IOException {
    TestImage silent = TestImage.plain();
    VoxelGeometry geometry =
        NiftiLabels.readGeometry(silent.entry(), "p1", issues::add).orElseThrow();
    assertEquals(List.of("shape", "spacing"), List.copyOf(geometry.attributes().keySet()));
    TestImage placed = TestImage.plain().sform(-0.5, 0, 0, 0.5, 0, 0.75, 0, -0.375, 0, 0, 2, -1);
    Case ofSilent = new Case(0, "p1", geometry.attributes());
    assertEquals(List.of(), problems(placed.entry(), ofSilent));
    Map<String, String> attributes =
        NiftiLabels.readGeometry(placed.entry(), "p1", issues::add).orElseThrow().attributes();
    assertTrue(attributes.containsKey("affine"));
    assertEquals(List.of(), problems(silent.entry(), new Case(0, "p1", attributes)));
  }

  @Test
  void whatTheWriterWrites_isRead() throws IOException {
    double[] affine = {-1, 0, 0, 4, 0, 1.5, 0, 5, 0, 0, 1, 6};
    VoxelGeometry geometry = new VoxelGeometry(2, 3, 1, new double[] {1, 1.5, 1}, affine);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NiftiWriter.write(geometry, new byte[] {0, 1, 2, 3, 0, 1}, out);
    LabelVolume read = read(TestImage.entry(out.toByteArray()), ANY);
    assertArrayEquals(new byte[] {0, 1, 2, 3, 0, 1}, read.bytes());
    assertEquals(geometry, read.geometry());
    assertNull(read.shorts());
  }

  @Test
  void damagedFiles_neverThrow_andNeverPassUnnoticedWhenCompressed() {
    byte[] whole = TestImage.gzip(TestImage.floats().bytes.array());
    Random random = new Random(SEED);
    for (int round = 0; round < 3_000; round++) {
      byte[] damaged = whole.clone();
      if (round % 2 == 0) {
        damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
      } else {
        // Not the date and the system before the data.
        damaged[10 + random.nextInt(whole.length - 10)] ^= (byte) (1 << random.nextInt(8));
      }
      issues.clear();
      LabelVolume read = read(TestImage.entry(damaged), ANY);
      // A few bits at the end of a stream mean nothing.
      assertTrue(
          !issues.isEmpty() || Arrays.equals(expected(), read.bytes()),
          "round " + round + " of seed " + SEED);
    }
    assertEquals(
        List.of("damaged_gzip "),
        problems(TestImage.entry(Arrays.copyOf(whole, whole.length + 9)), ANY));
  }

  @Test
  void labelsAbove255_areShorts() throws IOException {
    NiftiLabels wide = new NiftiLabels(AllowedLabels.upTo(60_000), new GeometryCheck(0));
    TestImage image = TestImage.of(false, VoxelType.UINT16, 512, ByteOrder.LITTLE_ENDIAN);
    LabelVolume read = wide.read(image.voxel(3, 60_000).entry(), ANY, issues::add);
    assertNotNull(read.shorts());
    assertEquals(60_000, read.shorts()[3] & 0xFFFF);
    assertEquals(List.of(), issues);
  }
}
