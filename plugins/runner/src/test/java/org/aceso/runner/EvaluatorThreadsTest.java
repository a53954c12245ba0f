package org.aceso.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.json.RunnerJson;
import org.aceso.spi.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluatorThreadsTest {
  private static final int CASES = 5_000;

  @TempDir private Path folder;

  @Test
  void outcome_hasTheSameBitsAtAnyNumberOfThreads() throws JsonProcessingException {
    Upload reference = Tiny.numbers(folder, "r.txt", CASES, 7);
    Upload submission = Tiny.numbers(folder, "s.txt", CASES, 11);
    String alone = score(1, reference, submission);
    for (int threads : new int[] {2, 3, 8}) {
      assertEquals(alone, score(threads, reference, submission), () -> threads + " threads");
    }
  }

  @Test
  void report_keepsTheSameIssuesAtAnyNumberOfThreads() throws JsonProcessingException {
    Upload reference = Tiny.numbers(folder, "r.txt", CASES, 7);
    Upload submission = Tiny.file(folder, "s.txt", "c0 x\nc17 -1\nc4999 ?\nzz 1\n");
    String alone = score(1, reference, submission);
    assertTrue(alone.contains("\"missing_case\":4997"), alone);
    assertEquals(alone, score(8, reference, submission));
  }

  @Test
  void fault_isThatOfTheFirstCaseAtAnyNumberOfThreads() {
    Upload file = Tiny.numbers(folder, "r.txt", CASES, 7);
    var evaluation =
        Tiny.evaluation(
            new LineFormat(),
            (about, p, r) -> {
              throw new IllegalStateException(about.id());
            },
            List.of(Metric.mean(Tiny.ERROR, Tiny.Gap::size)));
    for (int threads : new int[] {1, 8}) {
      Evaluator evaluator = new Evaluator(Limits.standard(), threads);
      EvaluatorException fault =
          assertThrows(
              EvaluatorException.class,
              () -> evaluator.score(evaluation, Tiny.cases(CASES), file, file, Resampling.NONE));
      assertTrue(fault.getMessage().contains("observing case c0 threw"), fault.getMessage());
    }
  }

  @Test
  void threads_haveTheContextClassLoaderOfTheCaller() {
    ClassLoader own = new ClassLoader(getClass().getClassLoader()) {};
    Set<ClassLoader> seen = ConcurrentHashMap.newKeySet();
    Thread.currentThread().setContextClassLoader(own);
    try {
      Blocks.run(4, 1_000, i -> seen.add(Thread.currentThread().getContextClassLoader()));
    } finally {
      Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
    }
    assertEquals(Set.of(own), seen);
  }

  private String score(int threads, Upload reference, Upload submission)
      throws JsonProcessingException {
    Outcome outcome =
        new Evaluator(Limits.standard(), threads)
            .score(
                Tiny.evaluation(),
                Tiny.cases(CASES),
                reference,
                submission,
                Resampling.of(50, 3, Set.of("abs_error@1")));
    return RunnerJson.mapper().writeValueAsString(outcome);
  }
}
