package org.aceso.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import picocli.CommandLine;

/** Turns every way in which a command can end into its exit status and words. */
final class Guard {
  private Guard() {}

  /**
   * Runs a command that calls plugins. What these print goes to standard error, so that standard
   * output holds the outcome alone.
   */
  static int run(CommandLine line, Callable<Integer> command) {
    PrintWriter err = line.getErr();
    line.getOut().flush();
    PrintStream before = System.out;
    System.setOut(System.err);
    try {
      return command.call();
    } catch (UsageException e) {
      err.println("aceso: " + e.getMessage());
      return Exit.USAGE;
    } catch (IOException | UncheckedIOException e) {
      err.println("aceso: a file cannot be read or written: " + e.getMessage());
      return Exit.OUR_FAULT;
    } catch (EvaluatorException e) {
      tell(e, err);
      return Exit.OUR_FAULT;
    } catch (Exception | LinkageError | StackOverflowError e) {
      err.println("aceso: the challenge type failed");
      e.printStackTrace(err);
      return Exit.OUR_FAULT;
    } finally {
      System.setOut(before);
    }
  }

  /** The author of a plugin needs to see where it threw. */
  private static void tell(EvaluatorException e, PrintWriter err) {
    err.println("aceso: " + whose(e.fault()) + ": " + e.getMessage());
    if (e.fault() == Fault.PLUGIN && e.getCause() != null) {
      e.getCause().printStackTrace(err);
    }
  }

  private static String whose(Fault fault) {
    return switch (fault) {
      case PLUGIN -> "the challenge type failed";
      case RESOURCES -> "time or memory ran out";
      case SUBMISSION -> "the submission is refused";
      case HUB -> "Aceso failed";
    };
  }
}
