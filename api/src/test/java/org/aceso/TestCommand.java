package org.aceso;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** A run of the command line in this process, with what it wrote. */
public record TestCommand(int status, String out, String err) {

  public static TestCommand run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Main.commandLine(arguments)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int status = line.execute(arguments);
    return new TestCommand(status, out.toString(), err.toString());
  }
}
