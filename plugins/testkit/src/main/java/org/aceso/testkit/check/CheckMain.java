package org.aceso.testkit.check;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.aceso.runner.host.PluginJar;

/**
 * The child that checks one type: tells {@link Line}s on standard output and ends when its parent
 * does. What a plugin prints goes to standard error.
 */
public final class CheckMain {
  private CheckMain() {}

  /**
   * Checks.
   *
   * @param args jar, type, fixture or an empty text, whether rows are ordered, an empty folder for
   *     what is written, and any number of settings
   */
  public static void main(String[] args) {
    PrintStream lines =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    endWithParent();
    CheckOptions options =
        new CheckOptions(
            Path.of(args[0]),
            args[1],
            args[2].isEmpty() ? null : Path.of(args[2]),
            Arrays.asList(args).subList(5, args.length),
            Boolean.parseBoolean(args[3]));
    Baseline before = Baseline.take();
    try (PluginJar jar = PluginJar.open(options.jar())) {
      jar.within(
          () -> {
            new TypeCheck(
                    options, jar, Path.of(args[4]), before, line -> lines.println(line.text()))
                .run();
            return options;
          });
    }
    // Threads that the type left are reported, and must not keep this process.
    Runtime.getRuntime().halt(0);
  }

  private static void endWithParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is sent: the end is what is waited for.
                }
              } catch (IOException e) {
                // As good as the end.
              }
              Runtime.getRuntime().halt(0);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
