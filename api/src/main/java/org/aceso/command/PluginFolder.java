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
import org.aceso.runner.preset.Preset;
import org.aceso.runner.preset.Presets;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Id;

/** The jars of a folder, loaded into this process: the caller trusts what it puts there. */
final class PluginFolder implements AutoCloseable {
  private final List<Path> files;
  private final List<PluginJar> jars = new ArrayList<>();
  private final Map<Id, Hosted> types = new TreeMap<>();

  /** A type and the jar whose class loader it needs. */
  record Hosted(ChallengeType type, PluginJar jar) {}

  private PluginFolder(List<Path> files) {
    this.files = files;
  }

  /** Loads every jar; one that is wrong costs a line on {@code err}. */
  static PluginFolder open(Path folder, PrintWriter err) throws IOException {
    PluginFolder opened = new PluginFolder(jars(folder));
    opened.load(opened.files, err);
    if (opened.types.isEmpty()) {
      err.println("aceso: there is no challenge type in " + folder);
    }
    return opened;
  }

  /**
   * Loads the jars that may have a type, or every jar when none has it: then they say what there
   * is.
   */
  static PluginFolder open(Path folder, String wanted, PrintWriter err) throws IOException {
    PluginFolder opened = new PluginFolder(jars(folder));
    Map<Boolean, List<Path>> stated =
        opened.files.stream()
            .collect(Collectors.partitioningBy(file -> PluginJar.mayHave(file, wanted)));
    opened.load(stated.get(true), err);
    if (!opened.has(wanted)) {
      opened.load(stated.get(false), err);
    }
    return opened;
  }

  private static List<Path> jars(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UsageException("the plugins folder " + folder + " is missing");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(one -> one.toString().endsWith(".jar")).sorted().toList();
    }
  }

  Map<Id, Hosted> types() {
    return types;
  }

  /** The type of this name and version; without a version the newest. */
  Hosted find(String wanted) {
    return types.entrySet().stream()
        .filter(entry -> isCalled(entry.getKey(), wanted))
        .reduce((older, newer) -> newer)
        .map(Map.Entry::getValue)
        .orElseThrow(() -> new UsageException(missing(wanted)));
  }

  private boolean has(String wanted) {
    return types.keySet().stream().anyMatch(id -> isCalled(id, wanted));
  }

  private static boolean isCalled(Id id, String wanted) {
    return id.toString().equals(wanted) || id.name().equals(wanted);
  }

  private String missing(String wanted) {
    String there = types.keySet().stream().map(Id::toString).collect(Collectors.joining(", "));
    return there.isEmpty()
        ? "there is no challenge type at all in the plugins folder"
        : "there is no challenge type " + wanted + "; there is " + there + preset(wanted);
  }

  /** What else the name may mean. */
  private String preset(String wanted) {
    for (Path file : files) {
      for (Preset preset : presets(file)) {
        if (preset.name().equals(wanted)) {
          return "; " + wanted + " is a preset of " + preset.type() + ": name that";
        }
      }
    }
    return "";
  }

  private static List<Preset> presets(Path file) {
    try {
      return Presets.of(file).presets();
    } catch (IOException e) {
      return List.of(); // loading it has said what is wrong
    }
  }

  private void load(List<Path> files, PrintWriter err) {
    files.forEach(file -> load(file, err));
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
