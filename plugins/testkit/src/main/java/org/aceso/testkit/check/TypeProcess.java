package org.aceso.testkit.check;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.child.ChildOptions;

/** The parent's side of a child that checks one type. */
final class TypeProcess {
  private static final int EXIT_OUT_OF_MEMORY = 3;
  private static final int CHECK_MINUTES = 5;

  /** Stands for the end of what the child tells. */
  private static final String END = "";

  private final List<Finding> findings = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();
  private int heapMiB;
  private Finding begun = Finding.ok("contract", "can be loaded");

  private TypeProcess() {}

  static TypeReport check(CheckOptions options, ChildOptions child) {
    TypeProcess check = new TypeProcess();
    Path folder = null;
    try {
      folder = Files.createTempDirectory("plugin-check");
      check.heapMiB = child.heapMiB();
      check.run(command(options, child, folder));
      return new TypeReport(options.type(), check.findings, check.measures);
    } catch (IOException e) {
      throw new EvaluatorException(Fault.HUB, "the type cannot be checked: " + e, e);
    } finally {
      delete(folder);
    }
  }

  private static List<String> command(CheckOptions options, ChildOptions child, Path folder) {
    List<String> command =
        new ArrayList<>(
            List.of(
                child.java().toString(),
                "-Xmx" + child.heapMiB() + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-cp",
                child.classPath() + File.pathSeparator + place(),
                CheckMain.class.getName(),
                options.jar().toAbsolutePath().toString(),
                options.type(),
                options.fixture() == null ? "" : options.fixture().toAbsolutePath().toString(),
                Boolean.toString(options.orderedRows()),
                folder.toString()));
    command.addAll(options.settings());
    return command;
  }

  private static String place() {
    try {
      return Path.of(CheckMain.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path holds an odd location", e);
    }
  }

  private void run(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    // Without a UTF-8 locale Java 17 cannot open files with other than ASCII names.
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process child = builder.start();
    try {
      BlockingQueue<String> lines = new LinkedBlockingQueue<>();
      Thread reader = new Thread(() -> read(child, lines), "check-lines");
      reader.setDaemon(true);
      reader.start();
      follow(child, lines);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EvaluatorException(Fault.HUB, "the check was interrupted", e);
    } finally {
      child.descendants().forEach(ProcessHandle::destroyForcibly);
      child.destroyForcibly();
    }
  }

  private static void read(Process child, BlockingQueue<String> lines) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      in.lines().forEach(lines::add);
    } catch (IOException | RuntimeException e) {
      // The child is gone: what it told until then counts.
    } finally {
      lines.add(END);
    }
  }

  private void follow(Process child, BlockingQueue<String> lines)
      throws InterruptedException, IOException {
    while (true) {
      String text = lines.poll(CHECK_MINUTES, TimeUnit.MINUTES);
      if (text == null) {
        findings.add(died("it takes longer than " + CHECK_MINUTES + " minutes"));
        return;
      }
      if (text.equals(END)) {
        int code = child.waitFor();
        if (code != 0 || begun != null) {
          findings.add(died(ended(code)));
        }
        return;
      }
      take(Line.read(text));
    }
  }

  private String ended(int code) {
    return code == EXIT_OUT_OF_MEMORY
        ? "it needs more heap than " + heapMiB + " MiB"
        : "the process ended with code " + code + " meanwhile: System.exit, or a crash of Java";
  }

  private Finding died(String how) {
    return begun == null
        ? Finding.found("contract", "ends well", how)
        : Finding.found(begun.topic(), begun.check(), how);
  }

  private void take(Line line) {
    if (line.refused() != null) {
      throw new RefusedSettingsException(line.refused());
    }
    if (line.begun() != null) {
      begun = line.begun();
      return;
    }
    begun = null;
    if (line.finding() != null) {
      findings.add(line.finding());
    } else {
      measures.add(line.measure());
    }
  }

  private static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      found.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      // What is left of a folder for temporary files is of no matter.
    }
  }
}
