package org.aceso.runner.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aceso.spi.Entry;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ZipArtifactTest {
  private static final Bounds BOUNDS = new Bounds(20, 64 << 20, 200);

  @TempDir private Path folder;
  private final List<Issue> issues = new ArrayList<>();
  private final TestZip zip = new TestZip();

  @Test
  void entries_areReadInTheOrderOfTheirNames() throws IOException {
    zip.add("b/two.txt", "two");
    zip.add("a.txt", "one");
    zip.add("b/", "");
    zip.add("__MACOSX/a.txt", "junk");
    zip.add("b/.DS_Store", "junk");
    OpenedArtifact artifact = open(zip.bytes()).orElseThrow();
    assertTrue(artifact.isContainer());
    assertEquals(
        List.of("a.txt", "b/two.txt"), artifact.entries().stream().map(Entry::name).toList());
    assertEquals("one", text(artifact.entries().get(0)));
    assertEquals("two", text(artifact.entries().get(1)));
    assertEquals("two", text(artifact.entries().get(1)));
    assertEquals(3, artifact.entries().get(1).size());
  }

  /** Stored entries, data descriptors and a comment, as common tools write them. */
  @Test
  void zips_ofOtherToolsAreRead() throws IOException {
    byte[] large = new byte[300_000];
    new Random(1).nextBytes(large);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setComment("made by a tool");
      out.putNextEntry(new ZipEntry("d\u00e9j\u00e0.bin"));
      out.write(large);
      out.putNextEntry(new ZipEntry("empty.txt"));
      ZipEntry stored = new ZipEntry("stored.txt");
      stored.setMethod(ZipEntry.STORED);
      stored.setSize(3);
      stored.setCrc(0x352441C2L);
      out.putNextEntry(stored);
      out.write("abc".getBytes(StandardCharsets.UTF_8));
    }
    OpenedArtifact artifact = open(bytes.toByteArray()).orElseThrow();
    try (InputStream in = artifact.entries().get(0).open()) {
      assertArrayEquals(large, in.readAllBytes());
    }
    assertEquals("", text(artifact.entries().get(1)));
    assertEquals("abc", text(artifact.entries().get(2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.txt", "a/../../evil.txt", "/etc/passwd", "C:\\evil.txt", "C:evil.txt", "a\\b.txt",
        "a\u0000b", "a\nb", "a//b", "./a", "", "/"
      })
  void namesThatLeadElsewhere_areRefused(String name) throws IOException {
    zip.add("good.txt", "x");
    zip.add(name, "x");
    assertRefused("bad_entry_name");
  }

  @Test
  void namesThatAreTooLong_areRefused() throws IOException {
    zip.add("\u00e9".repeat(128), "x");
    assertRefused("bad_entry_name");
  }

  @Test
  void overlongUtf8_isRefused() throws IOException {
    zip.add(new byte[] {'.', '.', (byte) 0xC0, (byte) 0xAF, 'a'}, new byte[1]);
    assertRefused("bad_archive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "A.TXT", "A.txt"})
  void namesThatMeanTheSameFile_areRefused(String second) throws IOException {
    zip.add("a.txt", "1");
    zip.add(second, "2");
    assertRefused("duplicate_entry");
  }

  @Test
  void namesThatDifferByNormalizationAlone_areRefused() throws IOException {
    zip.add("\u00e9.txt", "1");
    zip.add("e\u0301.txt", "2");
    assertRefused("duplicate_entry");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xA1FF, 0x2180, 0x11A4, 0x61B0})
  void linksPipesAndDevices_areRefused(int mode) throws IOException {
    zip.add("link", "/etc/passwd").mode = mode;
    assertRefused("link_entry");
  }

  @Test
  void localHeaderThatSaysSomethingElse_isRefused() throws IOException {
    zip.add("a.txt", "x").localName = "b.txt".getBytes(StandardCharsets.UTF_8);
    assertRefused("entry_mismatch");
    zip.add("c.txt", "x").localSize = 2;
    assertEquals(2, refusals().size());
  }

  @Test
  void overlappingEntries_areRefused() throws IOException {
    TestZip.Item kernel = zip.add("a", "x".repeat(1_000));
    TestZip.Item second = zip.add("a", "x".repeat(1_000));
    second.sharing = kernel;
    assertTrue(refusals().contains("overlapping_entries"));
  }

  @Test
  void encryptedAndOddlyCompressedEntries_areRefused() throws IOException {
    zip.add("a", "x").flags = 1;
    zip.add("b", "x").method = 12;
    assertEquals(List.of("encrypted_entry", "unsupported_compression"), refusals());
  }

  @Test
  void archiveInTheArchive_isRefusedAndGzipIsNot() throws IOException {
    TestZip inner = new TestZip();
    inner.add("x", "x");
    zip.add("inner.dat".getBytes(StandardCharsets.UTF_8), inner.bytes());
    assertRefused("nested_archive");
    TestZip fine = new TestZip();
    fine.add("scan.nii.gz".getBytes(StandardCharsets.UTF_8), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertTrue(open(fine.bytes()).isPresent());
  }

  @Test
  void bomb_isRefusedBeforeItIsInflated() throws IOException {
    zip.add("zeros".getBytes(StandardCharsets.UTF_8), new byte[8 << 20]);
    assertRefused("too_large");
    assertTrue(open(zip.bytes(), new Bounds(20, 64 << 20, 0)).isPresent());
    assertTrue(open(zip.bytes(), new Bounds(20, 4 << 20, 0)).isEmpty());
  }

  @Test
  void entryLargerThanOneMayBe_isRefusedBeforeItIsInflated() throws IOException {
    zip.add("a".getBytes(StandardCharsets.UTF_8), new byte[2 << 20]);
    zip.add("b".getBytes(StandardCharsets.UTF_8), new byte[(2 << 20) + 1]);
    assertTrue(open(zip.bytes(), new Bounds(20, 64 << 20, 2 << 20, 0)).isEmpty());
    assertEquals(List.of("too_large"), issues.stream().map(Issue::code).toList());
    assertEquals("b", issues.get(0).location().file());
  }

  @Test
  void bombWithLyingHeaders_isStoppedAtItsDeclaredSize() throws IOException {
    TestZip.Item bomb = zip.add("zeros".getBytes(StandardCharsets.UTF_8), new byte[8 << 20]);
    bomb.size = 1_000;
    bomb.localSize = 1_000;
    OpenedArtifact artifact = open(zip.bytes()).orElseThrow();
    assertThrows(IOException.class, () -> text(artifact.entries().get(0)));
    assertEquals(
        "the entry holds more than the 1000 bytes that the zip declares",
        artifact.damages().get("zeros"));
    assertTrue(artifact.storageFailure().isEmpty());
  }

  @Test
  void tooManyEntries_areRefused() throws IOException {
    for (int i = 0; i < 21; i++) {
      zip.add("f" + i, "x");
    }
    assertRefused("too_many_entries");
    for (int i = 0; i < 20; i++) {
      zip.add("g" + i, "x");
    }
    assertRefused("too_many_entries");
  }

  @Test
  void entriesOfADesktop_areNotCounted() throws IOException {
    for (int i = 0; i < 19; i++) {
      zip.add("a/f" + i, "x");
      zip.add("__MACOSX/a/._f" + i, "x");
    }
    zip.add("a/", "");
    zip.add("__MACOSX/", "");
    assertEquals(19, open(zip.bytes()).orElseThrow().entries().size());
  }

  @Test
  void checksumThatDoesNotMatch_isDamage() throws IOException {
    zip.add("a", "content").crc = 5;
    OpenedArtifact artifact = open(zip.bytes(), BOUNDS).orElse(null);
    assertEquals(null, artifact);
    assertEquals("unreadable", issues.get(0).code());
    assertEquals("a", issues.get(0).location().file());
  }

  @Test
  void emptyZip_isRefused() throws IOException {
    assertRefused("empty_archive");
  }

  /** Whatever is done to a zip, it is read or refused, and never throws. */
  @Test
  void damagedZip_isReadOrRefused() throws IOException {
    zip.add("a.txt", "some content that is long enough to be deflated, deflated, deflated");
    zip.add("b/c.txt", "more");
    byte[] whole = zip.bytes();
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      byte[] bytes =
          random.nextInt(4) == 0
              ? Arrays.copyOf(whole, 4 + random.nextInt(whole.length))
              : whole.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
      }
      readOrRefuse(bytes, seed);
    }
  }

  private void readOrRefuse(byte[] bytes, int seed) {
    issues.clear();
    try {
      Optional<OpenedArtifact> artifact = open(bytes);
      assertEquals(artifact.isEmpty(), !issues.isEmpty(), () -> "seed " + seed);
      if (artifact.isPresent()) {
        for (Entry entry : artifact.get().entries()) {
          readOrDamage(artifact.get(), entry);
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private static void readOrDamage(OpenedArtifact artifact, Entry entry) throws IOException {
    try {
      text(entry);
    } catch (IOException e) {
      if (!artifact.damages().containsKey(entry.name())) {
        throw e;
      }
    }
  }

  private void assertRefused(String code) throws IOException {
    assertEquals(List.of(code), refusals());
  }

  private List<String> refusals() throws IOException {
    issues.clear();
    assertTrue(open(zip.bytes()).isEmpty(), "the zip is taken");
    return issues.stream().map(Issue::code).toList();
  }

  private Optional<OpenedArtifact> open(byte[] bytes) throws IOException {
    return open(bytes, BOUNDS);
  }

  private Optional<OpenedArtifact> open(byte[] bytes, Bounds bounds) throws IOException {
    Path file = Files.write(folder.resolve("upload"), bytes);
    return Artifacts.open(Upload.of(file), bounds, issues::add);
  }

  private static String text(Entry entry) throws IOException {
    try (InputStream in = entry.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
