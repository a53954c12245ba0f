package org.aceso.formats.wfdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.aceso.spi.Entry;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;

final class WfdbTest {
  private static final Path SAMPLE = Path.of("src/test/resources/wfdb-sample");

  private final List<Issue> issues = new ArrayList<>();

  /** The numbers of expected.json, which scipy.io.loadmat gives. */
  @Test
  void realRecord_isReadSampleBySample() throws IOException {
    WfdbHeader header = WfdbHeaderReader.read(sample("a103l.hea"), issues::add);
    short[][] samples = WfdbSamples.read(header, sample("a103l.mat"), issues::add);
    assertEquals(List.of(), codes());
    assertEquals(3, samples.length);
    assertEquals(82_500, samples[0].length);
    assertArrayEquals(new short[] {-171, -268, -456, -670, -685}, Arrays.copyOf(samples[0], 5));
    assertArrayEquals(new short[] {9127, 10341, 9045, 8298, 8963}, Arrays.copyOf(samples[1], 5));
    assertArrayEquals(new short[] {6042, 6821, 5992, 5549, 5943}, Arrays.copyOf(samples[2], 5));
    assertArrayEquals(new short[] {-189, -228, -296, -342, -339}, last(samples[0]));
    assertArrayEquals(new short[] {7761, 7811, 7883, 7976, 8011}, last(samples[1]));
    assertArrayEquals(new short[] {6600, 6533, 6454, 6385, 6301}, last(samples[2]));
    assertEquals(List.of(-13_855_499L, 712_769_235L, 508_279_825L), sums(samples));
    assertEquals(List.of(-9345, -11670, -72), ends(samples, true));
    assertEquals(List.of(15809, 20045, 12531), ends(samples, false));
  }

  @Test
  void header_isReadFieldByField() throws IOException {
    WfdbHeader header = WfdbHeaderReader.read(sample("a103l.hea"), issues::add);
    assertEquals("a103l", header.record());
    assertEquals(250, header.frequency());
    assertEquals(82_500, header.samples());
    assertEquals(List.of("Asystole", "False alarm"), header.comments());
    assertEquals(
        new WfdbSignal("a103l.mat", 16, 24, 10520, 0, "mV", 16, 0, 9127, -301, "V"),
        header.signals().get(1));
    WfdbHeader terse =
        header(
            "100 1 360/360(0.5) 9 01-Jan-2020 00:00:00\r\n100.dat 212 200(1024)/mV 11 1024\r\n# Dx: a,b");
    assertEquals(1024, terse.signals().get(0).baseline());
    assertNull(terse.signals().get(0).checksum());
    assertEquals(List.of("a,b"), terse.comments("Dx"));
    assertEquals(List.of(), codes());
  }

  @Test
  void malformedHeaders_areReportedByLine() throws IOException {
    header("");
    header("# Dx: 1\n");
    header("a 1 250x\na.dat 16\n");
    header("a 2 250\na.dat 16\n");
    header("a 1 250\n\na.dat\n");
    assertEquals(
        List.of(
            "bad_record_line 0",
            "bad_record_line 0",
            "bad_record_line 1",
            "wrong_signal_count 0",
            "bad_signal_line 3"),
        issues.stream().map(issue -> issue.code() + " " + issue.location().line()).toList());
  }

  @Test
  void damagedSamples_areFound() throws IOException {
    WfdbHeader header = header("a 2 250 2\na.dat 16 200 16 0 1 4\na.dat 16 200 16 0 -2 2\n");
    byte[] good = {1, 0, -2, -1, 3, 0, 4, 0};
    assertArrayEquals(
        new short[][] {{1, 3}, {-2, 4}}, WfdbSamples.read(header, file(good), issues::add));
    assertEquals(List.of(), codes());
    byte[] changed = good.clone();
    changed[0] = 2;
    changed[6] = 5;
    assertNull(WfdbSamples.read(header, file(changed), issues::add));
    assertNull(WfdbSamples.read(header, file(Arrays.copyOf(good, 6)), issues::add));
    assertNull(WfdbSamples.read(header("a 1 250 1\na.dat 212\n"), file(good), issues::add));
    assertNull(WfdbSamples.read(header("a 1 250 1\na.mat 16+24\n"), file(good), issues::add));
    assertEquals(
        List.of(
            "wrong_first_sample",
            "wrong_checksum",
            "wrong_checksum",
            "wrong_size",
            "unsupported_signals",
            "bad_mat_header"),
        codes());
  }

  @Test
  void damagedHeaders_neverMakeItThrow() throws IOException {
    byte[] header = Files.readAllBytes(SAMPLE.resolve("a103l.hea"));
    Random random = new Random(8);
    for (int round = 0; round < 5_000; round++) {
      byte[] damaged = header.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      WfdbHeader read = WfdbHeaderReader.read(file(damaged), issues::add);
      if (read != null) {
        WfdbSamples.read(read, file(damaged), issues::add);
      }
    }
  }

  private static short[] last(short[] samples) {
    return Arrays.copyOfRange(samples, samples.length - 5, samples.length);
  }

  private static List<Long> sums(short[][] samples) {
    List<Long> sums = new ArrayList<>();
    for (short[] signal : samples) {
      sums.add(ints(signal).asLongStream().sum());
    }
    return sums;
  }

  private static List<Integer> ends(short[][] samples, boolean least) {
    List<Integer> ends = new ArrayList<>();
    for (short[] signal : samples) {
      ends.add((least ? ints(signal).min() : ints(signal).max()).orElseThrow());
    }
    return ends;
  }

  private static IntStream ints(short[] signal) {
    return IntStream.range(0, signal.length).map(i -> signal[i]);
  }

  private WfdbHeader header(String text) throws IOException {
    return WfdbHeaderReader.read(file(text.getBytes(StandardCharsets.UTF_8)), issues::add);
  }

  private List<String> codes() {
    return issues.stream().map(Issue::code).toList();
  }

  private static Entry sample(String name) throws IOException {
    return file(Files.readAllBytes(SAMPLE.resolve(name)));
  }

  private static Entry file(byte[] bytes) {
    return new Entry() {
      @Override
      public String name() {
        return "a.hea";
      }

      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }
}
