package org.aceso.evaluator;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aceso.wire.EvaluationClaim;
import picocli.CommandLine;

/** {@code aceso evaluate}. */
@CommandLine.Command(
    name = "evaluate",
    description =
        "Evaluate the submissions of a phase beside a ground truth that does not leave this machine.",
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int OUR_FAULT = 1;
  private static final int USAGE = 64;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  @CommandLine.Option(
      names = "--server",
      paramLabel = "URL",
      required = true,
      description = "where the server is, such as https://aceso.example.org")
  private URI server;

  @CommandLine.Option(
      names = "--token-file",
      paramLabel = "FILE",
      required = true,
      description = "a file with a token that has the scope evaluate alone")
  private Path tokenFile;

  @CommandLine.Option(
      names = "--phase",
      paramLabel = "ID",
      required = true,
      description = "the phase that is evaluated")
  private String phase;

  @CommandLine.Option(
      names = "--reference",
      paramLabel = "FILE",
      required = true,
      description = "the ground truth; it is read here, and sent nowhere")
  private Path reference;

  @CommandLine.Option(
      names = "--corrected",
      paramLabel = "RESCORING=FILE",
      description =
          "the ground truth for what is computed by the terms of this rescoring (res_…), in the place"
              + " of --reference; can be repeated")
  private Map<String, Path> corrected = new LinkedHashMap<>();

  @CommandLine.Option(
      names = "--plugins",
      paramLabel = "FOLDER",
      description = "the folder of plugin jars; the one that comes with Aceso by default")
  private Path plugins;

  @CommandLine.Option(
      names = "--once",
      description = "evaluate one submission if one waits, and end")
  private boolean once;

  @CommandLine.Option(
      names = "--pause-seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "how long to wait when nothing waits; ${DEFAULT-VALUE} by default")
  private int pauseSeconds;

  @CommandLine.Option(
      names = "--heap-mib",
      paramLabel = "N",
      defaultValue = "1024",
      description = "the heap of the process that computes; ${DEFAULT-VALUE} by default")
  private int heapMib;

  @CommandLine.Option(
      names = "--limit-seconds",
      paramLabel = "N",
      defaultValue = "600",
      description = "how long one evaluation may take; ${DEFAULT-VALUE} by default")
  private int limitSeconds;

  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  /**
   * @param standard the plugins folder unless another is stated
   */
  public EvaluateCommand(Path standard) {
    this.plugins = standard;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isReadable(reference)
        || !Files.isReadable(tokenFile)
        || !corrected.values().stream().allMatch(Files::isReadable)) {
      return wrong(
          "the files of --reference, --corrected and --token-file must be there, and readable");
    }
    if (!Files.isDirectory(plugins)) {
      return wrong("the plugins folder " + plugins + " is missing");
    }
    Server api = new Server(server, Files.readString(tokenFile).strip());
    Duration limit = Duration.ofSeconds(limitSeconds);
    try (Pieces pieces = Pieces.open();
        Computing computing = new Computing(plugins, reference, corrected, heapMib, limit)) {
      return evaluate(api, new Shift(api, computing, pieces, this::say));
    } catch (RefusedException e) {
      return wrong("the server refuses: " + e.getMessage());
    } catch (UnfitException e) {
      return wrong(e.getMessage());
    }
  }

  private int evaluate(Server api, Shift shift) throws InterruptedException, UnfitException {
    Duration pause = Duration.ofSeconds(Math.max(1, pauseSeconds));
    Duration longer = pause;
    while (true) {
      try {
        Optional<EvaluationClaim> claim = api.claim(phase);
        if (claim.isPresent()) {
          shift.work(claim.get());
        }
        if (once) {
          return DONE;
        }
        longer = pause;
        if (claim.isEmpty()) {
          Thread.sleep(pause.toMillis());
        }
      } catch (IOException e) {
        say("the server cannot be reached, or a file not be written: " + e);
        if (once) {
          return OUR_FAULT;
        }
        longer = longer.multipliedBy(2);
        longer = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        Thread.sleep(longer.toMillis());
      }
    }
  }

  private int wrong(String message) {
    say(message);
    return USAGE;
  }

  private void say(String message) {
    err().println("aceso: " + message);
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
  }
}
