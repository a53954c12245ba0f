package org.aceso.benchmark;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements that a PostgreSQL executes, as its own log tells them. */
final class StatementLog {
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?m)^@@ LOG:  execute [^:]+: (.*(?:\\n"
              + "\\t.*+)*+)(?:\\n"
              + "@@ DETAIL:  [Pp]arameters: (.*))?");
  private static final Pattern PARAMETER =
      Pattern.compile("\\$\\d+ = (NULL|'(?:[^']++|'')*+')(?:, |$)");

  private final Path file;

  private StatementLog(Path file) {
    this.file = file;
  }

  /** A statement with the values that it had, as SQL literals. */
  record Executed(String sql, List<String> values) {}

  /** Has the database of a data folder log everything, from its next start. */
  static StatementLog of(Path data) throws IOException {
    Path logs = Files.createDirectories(data.resolveSibling("statements")).toAbsolutePath();
    logs.toFile().setWritable(true, false);
    String settings =
        """

        logging_collector = on
        log_directory = '%s'
        log_filename = 'statements.log'
        log_rotation_age = 0
        log_rotation_size = 0
        log_statement = all
        log_line_prefix = '@@ '
        """
            .formatted(logs);
    Path configuration = data.resolve("postgresql").resolve("postgresql.conf");
    Files.writeString(configuration, settings, StandardOpenOption.APPEND);
    return new StatementLog(logs.resolve("statements.log"));
  }

  long end() throws IOException {
    return Files.size(file);
  }

  /** What was executed since, each statement once, in the order of its first execution. */
  Map<String, Executed> since(long start) throws IOException {
    Map<String, Executed> executed = new LinkedHashMap<>();
    Matcher entry = ENTRY.matcher(text(start));
    while (entry.find()) {
      String sql = entry.group(1).replace("\n\t", "\n").strip();
      if (!sql.matches("(?is)(begin|commit|rollback|set|show|discard|select 1$).*")) {
        executed.putIfAbsent(sql, new Executed(sql, values(entry.group(2))));
      }
    }
    return executed;
  }

  private String text(long start) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      channel.position(start);
      byte[] bytes = Channels.newInputStream(channel).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static List<String> values(String parameters) {
    List<String> values = new ArrayList<>();
    if (parameters != null) {
      Matcher parameter = PARAMETER.matcher(parameters);
      while (parameter.find()) {
        values.add(parameter.group(1));
      }
    }
    return values;
  }
}
