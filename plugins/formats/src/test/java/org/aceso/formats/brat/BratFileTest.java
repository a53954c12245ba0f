package org.aceso.formats.brat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aceso.spi.Entry;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;

final class BratFileTest {
  private static final String TEXT = "\uD83D\uDE37 hépatites B\net C";

  private final List<Issue> issues = new ArrayList<>();

  @Test
  void entities_mayBeDiscontinuousAndCountCodePoints() throws IOException {
    List<BratEntity> read =
        read("T1\tDISO 2 11;17 18\thépatites C\r\nR1\tx Arg1:T1\nT2\tDISO 2 13\thépatites B\n");
    assertEquals(
        List.of(
            new BratEntity(
                "T1",
                "DISO",
                List.of(new BratEntity.Fragment(2, 11), new BratEntity.Fragment(17, 18)),
                "hépatites C"),
            new BratEntity("T2", "DISO", List.of(new BratEntity.Fragment(2, 13)), "hépatites B")),
        read);
    assertEquals(1, read("T1\tCHEM 12 16\tB et\n").size());
    assertEquals(1, read("T1\tDISO 17 18;2 11\tC hépatites\n").size());
    assertEquals(List.of(), read(""));
    assertEquals(List.of(), problems());
  }

  /** They end a line for Java's patterns, but not for brat. */
  @Test
  void spans_mayCoverRareLineEnds() throws IOException {
    String text = "a\u0085b\u2028c\u2029d\re";
    Entry annotations =
        file(("T1\tDISO 0 9\t" + text + "\n#1\tNote T1\t" + text + "\n").getBytes(UTF_8));
    assertEquals(text, BratFile.read(annotations, text, issues::add).get(0).text());
    assertEquals(List.of(), problems());
  }

  @Test
  void everyProblem_isReportedWithItsLine() throws IOException {
    read(
        lines(
            "T1\tDISO 2 11\thepatites",
            "T1\tDISO 2 11\thépatites",
            "T2 DISO 2 11\thépatites",
            "",
            "T3\tDISO 4 4\t",
            "T4\tDISO 5 7;6 8\tat ti",
            "T5\tDISO 2 90\th",
            "T6\tDISO 2-3\th",
            "T7\tDISO 2;3\th"));
    assertEquals(
        List.of(
            "text_differs 1",
            "duplicate_id 2",
            "bad_annotation 3",
            "bad_annotation 4",
            "bad_span 5",
            "bad_span 6",
            "outside_text 7",
            "bad_annotation 8",
            "bad_annotation 9"),
        problems());
  }

  @Test
  void withoutText_offsetsAreTakenAsTheyAre() throws IOException {
    assertEquals(
        1,
        BratFile.read(
                file("T1\tA 100 200\tx\n".getBytes(StandardCharsets.UTF_8)), null, issues::add)
            .size());
    assertNull(BratFile.read(file(new byte[] {'T', (byte) 0xE9}), null, issues::add));
    assertEquals(List.of("invalid_encoding 1"), problems());
  }

  @Test
  void damagedFiles_neverMakeItThrow() throws IOException {
    Random random = new Random(12);
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes =
          "T1\tDISO 2 11;17 18\thépatites C\nT2\tA 0 1\tx\n".getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
      }
      BratFile.read(file(bytes), TEXT, issues::add);
    }
  }

  private static String lines(String... lines) {
    return String.join("\n", lines);
  }

  private List<BratEntity> read(String annotations) throws IOException {
    return BratFile.read(file(annotations.getBytes(StandardCharsets.UTF_8)), TEXT, issues::add);
  }

  private List<String> problems() {
    return issues.stream().map(issue -> issue.code() + " " + issue.location().line()).toList();
  }

  private static Entry file(byte[] bytes) {
    return new Entry() {
      @Override
      public String name() {
        return "a.ann";
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
