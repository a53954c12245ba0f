package org.aceso.runner.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.descriptor.JarDescriptor;
import org.aceso.runner.host.TestJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluatorPoolTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void children_areWarmUntilTheirCallsAreUsedUp() {
    try (EvaluatorPool pool = new EvaluatorPool(ChildOptions.defaults(), 1, 2)) {
      String first = pid(pool);
      assertEquals(first, pid(pool));
      assertNotEquals(first, pid(pool));
    }
  }

  @Test
  void child_isReplacedAfterAFault() {
    try (EvaluatorPool pool = new EvaluatorPool(ChildOptions.defaults(), 1, 100)) {
      String first = pid(pool);
      Path exiting = jar("Exit", "static { System.exit(1); }", "\"\"");
      EvaluatorException fault =
          assertThrows(
              EvaluatorException.class, () -> pool.call(new Request.Describe(exiting), LONG));
      assertEquals(Fault.PLUGIN, fault.fault());
      assertNotEquals(first, pid(pool));
    }
  }

  @Test
  void callers_shareTheChildren() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(6);
    try (EvaluatorPool pool = new EvaluatorPool(ChildOptions.defaults(), 2, 100)) {
      Callable<String> asking = () -> pid(pool);
      List<Future<String>> answers =
          callers.invokeAll(IntStream.range(0, 12).mapToObj(i -> asking).toList());
      long children = answers.stream().map(EvaluatorPoolTest::get).distinct().count();
      assertEquals(true, children <= 2, () -> children + " children");
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void closedPool_isAFaultOfTheHub() {
    EvaluatorPool pool = new EvaluatorPool(ChildOptions.defaults(), 1, 1);
    pool.close();
    EvaluatorException fault = assertThrows(EvaluatorException.class, () -> pid(pool));
    assertEquals(Fault.HUB, fault.fault());
  }

  private static String get(Future<String> answer) {
    try {
      return answer.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The process in which a jar describes itself: its type has the number as its title. */
  private String pid(EvaluatorPool pool) {
    Path jar = jar("Pid", "", "\"\" + ProcessHandle.current().pid()");
    JarDescriptor descriptor = pool.call(new Request.Describe(jar), LONG);
    return descriptor.types().get(0).title();
  }

  private synchronized Path jar(String className, String statement, String title) {
    return new TestJar(folder)
        .source(
            className,
            """
            public class %s implements ChallengeType {
              %s
              public Id id() { return Id.of("pid"); }
              public String title() { return %s; }
              public List<Setting> settings() {
                return List.of(Setting.text("never", "", "Keeps it from being configured")
                    .mandatory());
              }
              public Evaluation<?, ?, ?> configure(Settings settings, Issues issues) {
                return null;
              }
            }
            """
                .formatted(className, statement, title))
        .provides(className)
        .build();
  }
}
