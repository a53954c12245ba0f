package org.aceso.formats.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;

final class CaseFilesTest {
  private static final CaseList CASES = TestFolder.cases("a", "b", "c.nii");

  private final List<Issue> issues = new ArrayList<>();

  @Test
  void files_areFoundUnderEachOfTheirNames() throws IOException {
    TestFolder folder = TestFolder.of("a.nii.gz", "b.nii", "c.nii.nii");
    assertEquals(List.of("a.nii.gz", "b.nii", "c.nii.nii"), read(images(), folder));
    assertEquals(List.of(), problems());
  }

  @Test
  void files_mayLieInOneFolder() throws IOException {
    TestFolder folder = TestFolder.of("mine/a.nii.gz", "mine/b.nii", "mine/c.nii.nii.gz");
    assertEquals(
        List.of("mine/a.nii.gz", "mine/b.nii", "mine/c.nii.nii.gz"), read(images(), folder));
    assertEquals(List.of(), problems());
  }

  @Test
  void pattern_mayNameFolders() throws IOException {
    CaseFiles<String> format = named(List.of("{case}/mask.png", "*/{case}.png"));
    CaseList one = TestFolder.cases("a");
    for (String name : List.of("a/mask.png", "top/a/mask.png", "any/a.png", "top/any/a.png")) {
      assertEquals(List.of(name), read(format, TestFolder.of(name), one));
    }
    assertEquals(List.of(), problems());
  }

  @Test
  void filesOfNoCase_areReportedEach() throws IOException {
    TestFolder folder = TestFolder.of("a.nii", "d.nii", "e.nii.gz", "notes.txt", "x/b.nii");
    assertEquals(List.of("a.nii"), read(images(), folder));
    assertEquals(
        List.of(
            "unknown_case d.nii d",
            "unknown_case e.nii.gz e",
            "unexpected_file notes.txt ",
            "unexpected_file x/b.nii "),
        problems());
  }

  @Test
  void secondFileOfACase_isReported() throws IOException {
    assertEquals(List.of("a.nii"), read(images(), TestFolder.of("a.nii", "a.nii.gz")));
    assertEquals(List.of("duplicate_case a.nii.gz a"), problems());
  }

  @Test
  void singleFile_isRefused() {
    TestFolder file = new TestFolder(List.of(TestFolder.file("a.nii", "")), false);
    assertNull(images().open(file, CASES, issues::add));
    assertEquals(List.of("not_an_archive a.nii "), problems());
  }

  @Test
  void companions_comeWithTheFileOfTheirCase() throws IOException {
    CaseFiles<String> format =
        CaseFiles.of(
                "brat-zip",
                "annotations",
                List.of("{case}.ann"),
                0,
                (file, to) ->
                    file.entry().name()
                        + "+"
                        + file.beside("{case}.txt").map(entry -> entry.name()).orElse("nothing"),
                (forCase, out) -> {})
            .beside(List.of("{case}.txt"));
    TestFolder folder = TestFolder.of("a.ann", "a.txt", "b.ann", "d.txt", "c.nii.txt");
    assertEquals(List.of("a.ann+a.txt", "b.ann+nothing"), read(format, folder));
    assertEquals(List.of("unknown_case d.txt d"), problems());
  }

  @Test
  void casesOfAReference_areListedWithTheirAttributes() throws IOException {
    CaseFiles<String> format =
        images().listing((file, to) -> Map.of("length", "" + content(file).length()));
    Map<String, Map<String, String>> found = new TreeMap<>();
    format.listCases(TestFolder.of("t/b.nii", "t/a.nii.gz"), found::put, issues::add);
    assertEquals(Map.of("a", Map.of("length", "10"), "b", Map.of("length", "7")), found);
    assertEquals(List.of(), problems());
  }

  @Test
  void sample_isAZipOfTheSameBytesEachTime() throws IOException {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    images().writeSample(CASES, first);
    images().writeSample(CASES, second);
    assertArrayEquals(first.toByteArray(), second.toByteArray());
    TestFolder unpacked = TestFolder.of(unzipped(first.toByteArray()));
    assertEquals(
        List.of("sample of a", "sample of b", "sample of c.nii"), read(images(), unpacked));
    assertEquals(List.of(), problems());
  }

  @Test
  void sample_hasTheFilesBesideThatAreWritten() throws IOException {
    CaseFiles<String> format =
        images()
            .beside(List.of("{case}.csv", "{case}.txt"))
            .withSampleBeside("{case}.csv", (forCase, out) -> out.write('1'));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.writeSample(TestFolder.cases("a", "b"), out);
    assertEquals(
        List.of("a.csv", "a.nii.gz", "b.csv", "b.nii.gz"),
        List.copyOf(unzipped(out.toByteArray()).keySet()));
    assertThrows(
        IllegalArgumentException.class,
        () -> images().withSampleBeside("{case}.csv", (forCase, ignored) -> {}));
  }

  @Test
  void pattern_holdsTheCaseOnce() {
    assertThrows(IllegalArgumentException.class, () -> named(List.of("mask.png")));
    assertThrows(IllegalArgumentException.class, () -> named(List.of("{case}/{case}.png")));
  }

  @Test
  void characterOfAPattern_standsForItself() throws IOException {
    CaseFiles<String> format = named(List.of("{case}.p[n]g"));
    assertEquals(List.of("a.p[n]g"), read(format, TestFolder.of("a.p[n]g", "b.png")));
    assertFalse(problems().isEmpty());
  }

  private static CaseFiles<String> images() {
    return named(List.of("{case}.nii.gz", "{case}.nii"));
  }

  private static CaseFiles<String> named(List<String> patterns) {
    return CaseFiles.of(
        "test-zip",
        "one file a case",
        patterns,
        1_000,
        (file, to) -> content(file),
        (forCase, out) ->
            out.write(("sample of " + forCase.id()).getBytes(StandardCharsets.UTF_8)));
  }

  private static String content(CaseFile file) throws IOException {
    try (InputStream in = file.entry().open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<String> read(CaseFiles<String> format, TestFolder folder) throws IOException {
    return read(format, folder, CASES);
  }

  private List<String> read(CaseFiles<String> format, TestFolder folder, CaseList cases)
      throws IOException {
    List<String> values = new ArrayList<>();
    try (Cases<String> opened = format.open(folder, cases, issues::add)) {
      for (int index = 0; index < cases.size(); index++) {
        if (opened.has(index)) {
          assertEquals(cases.get(index).id(), opened.locate(index).caseId());
          values.add(opened.read(index, issues::add));
        }
      }
    }
    return values;
  }

  private List<String> problems() {
    return issues.stream()
        .map(
            issue -> issue.code() + " " + issue.location().file() + " " + issue.location().caseId())
        .toList();
  }

  private static Map<String, String> unzipped(byte[] zip) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        contents.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return contents;
  }
}
