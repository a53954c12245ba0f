package org.aceso.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.format.Format;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What strangers' texts are held against, and texts that make patterns slow. */
final class PatternsTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int LONG = 1 << 20;
  private static final List<String> UNITS =
      List.of("a", "0", "-", "a-", "_", "a_0", ".", "a.", "@", "a@", " ", "/", "Z", "\u00e9", "\n");

  static Stream<String> patterns() {
    return Contract.load().tree().findValuesAsText("pattern").stream().distinct();
  }

  /** The validator searches a pattern of the contract with java.util.regex. */
  @ParameterizedTest
  @MethodSource("patterns")
  void patternOfTheContract_isQuickOnAMebibyte(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    assertQuick(text -> compiled.matcher(text).find());
  }

  @ParameterizedTest
  @MethodSource("formats")
  void formatOfTheContract_isQuickOnAMebibyte(Format format) {
    assertQuick(text -> format.matches(null, text));
  }

  static Stream<Format> formats() {
    return Stream.of(new InstantFormat(), new NameFormat());
  }

  private static void assertQuick(Consumer<String> check) {
    List<String> slow = new ArrayList<>();
    for (String unit : UNITS) {
      for (String end : List.of("", "!", "\u0000")) {
        String text = unit.repeat(LONG / unit.length()) + end;
        // Of this thread alone: other tests keep the cores busy.
        long start = THREADS.getCurrentThreadCpuTime();
        check.accept(text);
        long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
        if (millis > 2_000) {
          slow.add(millis + " ms for " + unit + "…" + end);
        }
      }
    }
    assertTrue(slow.isEmpty(), slow.toString());
  }
}
