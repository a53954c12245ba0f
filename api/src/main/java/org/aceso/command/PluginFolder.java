package org.aceso.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.host.PluginException;
import org.aceso.runner.host.PluginJar;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Id;

/** The jars of a folder, loaded into this process: the caller trusts what it puts there. */
final class PluginFolder implements AutoCloseable {
  private final List<PluginJar> jars = new ArrayList<>();
  private final Map<Id, Hosted> types = new TreeMap<>();

  /** A type and the jar whose class loader it needs. */
  record Hosted(ChallengeType type, PluginJar jar) {}

  private PluginFolder() {}

  /** Loads every jar; one that is wrong costs a line on {@code err}. */
  static PluginFolder open(Path folder, PrintWriter err) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UsageException("the plugins folder " + folder + " is missing");
    }
    PluginFolder opened = new PluginFolder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".jar")).sorted().toList()) {
        opened.load(file, err);
      }
    }
    return opened;
  }

  Map<Id, Hosted> types() {
    return types;
  }

  /** The type of this name and version; without a version the newest. */
  Hosted find(String wanted) {
    return types.entrySet().stream()
        .filter(
            entry ->
                entry.getKey().toString().equals(wanted) || entry.getKey().name().equals(wanted))
        .reduce((older, newer) -> newer)
        .map(Map.Entry::getValue)
        .orElseThrow(() -> new UsageException(missing(wanted)));
  }

  private String missing(String wanted) {
    String there = types.keySet().stream().map(Id::toString).collect(Collectors.joining(", "));
    return there.isEmpty()
        ? "there is no challenge type at all in the plugins folder"
        : "there is no challenge type " + wanted + "; there is " + there;
  }

  private void load(Path file, PrintWriter err) {
    try {
      PluginJar jar = PluginJar.open(file);
      jars.add(jar);
      jar.types()
          .forEach(
              (id, type) -> {
                if (types.putIfAbsent(Id.parse(id), new Hosted(type, jar)) != null) {
                  skipped(file, "another jar brings " + id + ", too", err);
                }
              });
    } catch (PluginException | EvaluatorException e) {
      skipped(file, e.getMessage(), err);
    }
  }

  private static void skipped(Path file, String why, PrintWriter err) {
    err.println("aceso: " + file.getFileName() + " is not used: " + why);
  }

  @Override
  public void close() {
    jars.forEach(PluginJar::close);
  }
}
