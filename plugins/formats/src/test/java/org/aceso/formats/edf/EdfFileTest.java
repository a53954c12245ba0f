package org.aceso.formats.edf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.aceso.spi.Entry;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;

final class EdfFileTest {
  private final List<Issue> issues = new ArrayList<>();

  @Test
  void header_isReadFieldByField() throws IOException {
    EdfHeader header = EdfFile.header(file(TestEdf.night().bytes()), issues::add);
    assertEquals(List.of(), codes());
    assertEquals("X F X X", header.patient());
    assertEquals(LocalDateTime.of(1989, 4, 24, 16, 13, 0), header.start());
    assertEquals(2, header.records());
    assertEquals(30.5, header.recordSeconds());
    assertEquals(
        List.of(
            new EdfSignal("EEG Fpz-Cz", "AgAgCl", "uV", -192.5, 192, -2048, 2047, "HP:0.5Hz", 3),
            new EdfSignal("EDF Annotations", "", "", -1, 1, -32768, 32767, "", 40)),
        header.signals());
    assertEquals(TestEdf.night().bytes().length, header.fileBytes());
  }

  @Test
  void annotations_haveOnsetDurationAndText() throws IOException {
    TestEdf edf =
        TestEdf.night()
            .record("+0\u0014\u0014\0+0\u001530\u0014Sleep stage W\u0014Lights off\u0014\0")
            .record("+30.5\u0014\u0014\0-1.5\u0014été\u0014\0");
    assertEquals(
        List.of(
            new EdfAnnotation(0, 30, "Sleep stage W"),
            new EdfAnnotation(0, 30, "Lights off"),
            new EdfAnnotation(-1.5, Double.NaN, "été")),
        EdfFile.annotations(file(edf.bytes()), issues::add));
    assertEquals(List.of(), codes());
  }

  @Test
  void writtenAnnotations_areReadBack() throws IOException {
    List<EdfAnnotation> annotations =
        List.of(
            new EdfAnnotation(0, 30, "Sleep stage W"),
            new EdfAnnotation(1e7, 0.5, "été"),
            new EdfAnnotation(-2.25, Double.NaN, "Lights off"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EdfFile.write(annotations, out);
    assertEquals(annotations, EdfFile.annotations(file(out.toByteArray()), issues::add));
    assertEquals(List.of(), codes());
  }

  @Test
  void malformedLists_areReportedByDataRecord() throws IOException {
    for (String list :
        List.of(
            "",
            "+0\u0014x\u0014\0",
            "0\u0014\u0014\0",
            "+0\u0014\u0014\0+1\u0015-3\u0014x\u0014\0",
            "+0\u0014\u0014\0+1\u00153\u0014x\0",
            "+0\u0014\u0014\0\0x",
            "+0\u0014\u0014\0+1\u0014" + "x".repeat(100))) {
      issues.clear();
      TestEdf edf = TestEdf.night().record(list).record("+30.5\u0014\u0014\0");
      EdfFile.annotations(file(edf.bytes()), issues::add);
      assertEquals(List.of("bad_annotation"), codes(), list);
    }
  }

  @Test
  void badFields_areReportedEach() throws IOException {
    byte[] bytes = TestEdf.night().bytes();
    put(bytes, 168, "24-04-89");
    put(bytes, 236, "-1      ");
    put(bytes, 10, "\t");
    assertNull(EdfFile.header(file(bytes), issues::add));
    assertEquals(
        List.of("patient", "start date", "data records"),
        issues.stream().map(issue -> issue.location().field()).toList());
    issues.clear();
    byte[] signals = TestEdf.night().bytes();
    put(signals, 256 + 2 * (16 + 80 + 8 + 8 + 8), "40000   5x      2047    ");
    assertNull(EdfFile.header(file(signals), issues::add));
    assertEquals(List.of("bad_edf_header", "bad_edf_header"), codes());
  }

  @Test
  void otherFiles_areRefused() throws IOException {
    assertNull(EdfFile.header(file(new byte[0]), issues::add));
    assertNull(EdfFile.header(file(new byte[300]), issues::add));
    assertEquals(List.of("not_edf", "not_edf"), codes());
    issues.clear();
    byte[] night = TestEdf.night().bytes();
    assertNull(EdfFile.annotations(file(Arrays.copyOf(night, 400)), issues::add));
    assertNull(EdfFile.annotations(file(Arrays.copyOf(night, night.length - 1)), issues::add));
    assertNull(EdfFile.annotations(file(Arrays.copyOf(night, night.length + 1)), issues::add));
    assertEquals(List.of("wrong_size", "wrong_size", "wrong_size"), codes());
    issues.clear();
    put(night, 192, "EDF  ");
    assertNull(EdfFile.annotations(file(night), issues::add));
    assertEquals(List.of("no_annotations"), codes());
  }

  @Test
  void damagedFiles_neverMakeItThrow() throws IOException {
    Random random = new Random(4);
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = TestEdf.night().bytes();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      EdfFile.annotations(file(bytes), issues::add);
    }
  }

  private static void put(byte[] bytes, int at, String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, bytes, at, ascii.length);
  }

  private List<String> codes() {
    return issues.stream().map(Issue::code).toList();
  }

  private static Entry file(byte[] bytes) {
    return new Entry() {
      @Override
      public String name() {
        return "night.edf";
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
