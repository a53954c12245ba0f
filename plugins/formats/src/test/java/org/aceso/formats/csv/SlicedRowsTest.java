package org.aceso.formats.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.aceso.spi.Cases;
import org.aceso.spi.Column;
import org.aceso.spi.Entry;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;

/** Whatever a table holds, slices of any size on any number of threads say what one thread says. */
final class SlicedRowsTest {
  private static final long SEED = 20_261_128;
  private static final int FILES = 500;
  private static final Slicing ONE = new Slicing(1, 1, 0);
  private static final String HEADER = "id,risk,site,note\n";

  private static final CsvTable<String> TABLE =
      CsvTable.<String>of(
              "one row a patient",
              List.of(
                  Column.caseId("id"),
                  Column.number("risk", 0, 1, "risk of relapse"),
                  Column.choice("site", List.of("skin", "lung"), "site"),
                  Column.choice("note", List.of(), "anything")),
              (row, found) ->
                  row.number(1) + "/" + row.choice(2) + "/" + row.text(3) + row.location())
          .withBlanks(Set.of("risk"));

  private static final TestCases CASES =
      new TestCases(IntStream.range(0, 60).mapToObj(i -> i % 7 == 3 ? "ç" + i : "c" + i).toList());

  /** Damage of each kind, and what looks like it. */
  private static final String[] ODD = {
    "\n", "\r", "\r\n", "\"", "\"\"", ",", "\u0000", "x", " ", "\u00e9", "\n\n", "\",\"", "\"\n"
  };

  private static final String[] NOTES = {
    "plain",
    "\"quoted\"",
    "\"two\nlines\"",
    "\"a \"\"mark\"\"\"",
    "\"a, b\r\nc\"",
    "é",
    "\"\"",
    "\"\n\""
  };

  @Test
  void files_giveTheSameInSlices() throws IOException {
    Random random = new Random(SEED);
    int issues = 0;
    int damaged = 0;
    for (int file = 0; file < FILES; file++) {
      byte[] content = file(random);
      List<String> alone = told(content, ONE);
      issues += alone.size() > CASES.size() + 1 ? 1 : 0;
      damaged += alone.get(0).equals("nothing") ? 1 : 0;
      for (int threads : new int[] {2, 3, 8}) {
        Slicing slicing = new Slicing(threads, 1 + random.nextInt(1 + random.nextInt(400)), 0);
        assertEquals(
            alone,
            told(content, slicing),
            () -> slicing + " of " + new String(content, StandardCharsets.UTF_8));
      }
    }
    assertTrue(issues > FILES / 4 && issues < FILES - FILES / 8, "with issues: " + issues);
    assertTrue(damaged > 20, "unreadable: " + damaged);
  }

  @Test
  void aFileThatBreaksOff_breaksOffAtTheSameRow() {
    byte[] content =
        (HEADER + "c0,2,skin,a\nc1,0,lung,b\nc1,0,lung,b\n").getBytes(StandardCharsets.UTF_8);
    for (int length = HEADER.length(); length <= content.length; length++) {
      List<Issue> alone = brokenOff(content, length, ONE);
      for (int bytes = 1; bytes < 40; bytes += 13) {
        assertEquals(alone, brokenOff(content, length, new Slicing(3, bytes, 0)));
      }
    }
  }

  @Test
  void aFaultOfWhoHears_endsTheReadingWithIt() {
    TestArtifact file = TestArtifact.of(HEADER + "c0,2,skin,a\n".repeat(100));
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                TABLE.open(
                    file,
                    CASES,
                    issue -> {
                      throw new IllegalStateException(issue.location().toString());
                    },
                    new Slicing(3, 40, 0)));
    assertTrue(thrown.getMessage().contains("line=2"), thrown::getMessage);
  }

  @Test
  void smallFiles_areNotCut() {
    assertEquals(false, new Slicing(2, 1, 100).cuts(99));
    assertEquals(false, new Slicing(2, 1, 100).cuts(-1));
    assertEquals(false, new Slicing(1, 1, 100).cuts(100));
    assertEquals(true, new Slicing(2, 1, 100).cuts(100));
  }

  /** The issues in their order, and what each case has. */
  private static List<String> told(byte[] content, Slicing slicing) throws IOException {
    List<String> told = new ArrayList<>();
    Cases<String> cases =
        TABLE.open(TestArtifact.of(content), CASES, issue -> told.add(issue.toString()), slicing);
    if (cases == null) {
      told.add(0, "nothing");
      return told;
    }
    for (int index = 0; index < CASES.size(); index++) {
      String value = cases.has(index) ? cases.read(index, issue -> {}) : "none";
      told.add(0, value + cases.locate(index));
    }
    return told;
  }

  private static List<Issue> brokenOff(byte[] content, int length, Slicing slicing) {
    List<Issue> issues = new ArrayList<>();
    Entry whole = TestArtifact.file(content, 7);
    Entry broken = new BrokenEntry(whole, length);
    assertThrows(
        IOException.class,
        () -> TABLE.open(new TestArtifact(List.of(broken), false), CASES, issues::add, slicing));
    return issues;
  }

  /** Rows in order or not, with or without marks, line ends of both kinds, and some damage. */
  private static byte[] file(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "\uFEFF" : "").append(HEADER);
    String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
    boolean isInOrder = random.nextBoolean();
    boolean isMarked = random.nextInt(3) == 0;
    int damage = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(40);
    int rows = random.nextInt(60);
    for (int row = 0; row < rows; row++) {
      String id = CASES.ids().get(isInOrder ? row : random.nextInt(60));
      String note = isMarked ? NOTES[random.nextInt(NOTES.length)] : "n" + row;
      String risk = random.nextInt(30) == 0 ? "" : Double.toString(random.nextDouble());
      text.append(isMarked ? '"' + id + '"' : id).append(',').append(risk).append(",lung,");
      text.append(note.equals("\"\"") && damage == 0 ? "e" : note);
      text.append(row == rows - 1 && random.nextBoolean() ? "" : end);
      if (damage > 0 && random.nextInt(damage) == 0) {
        int at = HEADER.length() + 1 + random.nextInt(text.length() - HEADER.length());
        text.insert(Math.min(at, text.length()), ODD[random.nextInt(ODD.length)]);
      }
    }
    byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
    if (damage > 20 && content.length > 60) {
      // No UTF-8.
      content[60 + random.nextInt(content.length - 60)] = (byte) 0xFF;
    }
    return content;
  }

  private record BrokenEntry(Entry whole, int length) implements Entry {
    @Override
    public String name() {
      return whole.name();
    }

    @Override
    public long size() {
      return whole.size();
    }

    @Override
    public InputStream open() throws IOException {
      return new FilterInputStream(whole.open()) {
        private int left = length;

        @Override
        public int read(byte[] into, int offset, int wanted) throws IOException {
          if (left == 0) {
            throw new IOException("broken off");
          }
          int read = super.read(into, offset, Math.min(wanted, left));
          left -= Math.max(read, 0);
          return read;
        }
      };
    }
  }
}
