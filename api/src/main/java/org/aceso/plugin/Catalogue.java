package org.aceso.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.aceso.ids.NearestName;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Runner;
import org.aceso.runner.descriptor.JarDescriptor;
import org.aceso.runner.host.PluginException;
import org.aceso.runner.preset.Preset;
import org.aceso.runner.preset.Presets;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jars of the plugins folder, described once when the server starts. A jar that is wrong costs
 * one clear line and never the start.
 */
public final class Catalogue {
  private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

  private final List<FoundJar> jars;
  private final Map<String, HostedType> types = new TreeMap<>();
  private final Map<String, Preset> presets = new TreeMap<>();

  private Catalogue(List<FoundJar> found) {
    this.jars = found.stream().map(this::host).toList();
    for (FoundJar jar : jars) {
      if (jar.refusal() == null) {
        LOG.info("{} brings {}", jar.file().getFileName(), jar.types());
      } else {
        LOG.warn("{} is not used: {}", jar.file().getFileName(), jar.refusal());
      }
    }
  }

  /**
   * Looks at every jar of a folder.
   *
   * @param allowed the digests of the jars that may be used; empty means all
   */
  public static Catalogue read(Path folder, Set<String> allowed, Evaluators evaluators, Jdbi jdbi) {
    List<FoundJar> found = new ArrayList<>();
    for (Path file : jarsIn(folder)) {
      found.add(describe(file, allowed, evaluators, jdbi));
    }
    return new Catalogue(found);
  }

  public Optional<HostedType> find(String id) {
    return Optional.ofNullable(types.get(id));
  }

  /** The ids of all types, such as {@code survival@1}. */
  public Set<String> ids() {
    return Set.copyOf(types.keySet());
  }

  /** All types, by name and version. */
  public List<HostedType> types() {
    return List.copyOf(types.values());
  }

  /** All presets of the types, by name. */
  List<Preset> presets() {
    return List.copyOf(presets.values());
  }

  public Optional<Preset> preset(String name) {
    return Optional.ofNullable(presets.get(name));
  }

  /** What to say of a name that no preset has. */
  public String unknownPreset(String name) {
    String nearest =
        NearestName.of(name, presets.keySet())
            .map(found -> "; the nearest one is \"" + found + "\"")
            .orElse("");
    return "there is no preset \"" + name + "\" on this server" + nearest;
  }

  List<FoundJar> jars() {
    return jars;
  }

  private FoundJar host(FoundJar jar) {
    for (String id : jar.types()) {
      if (types.containsKey(id)) {
        String other = types.get(id).file().getFileName().toString();
        return jar.refused("brings " + id + ", which " + other + " brings, too");
      }
    }
    if (jar.refusal() == null) {
      JarDescriptor descriptor = jar.descriptor();
      PluginRef plugin =
          new PluginRef(descriptor.pluginId(), descriptor.pluginVersion(), jar.sha256());
      descriptor
          .types()
          .forEach(type -> types.put(type.id(), new HostedType(type, plugin, jar.file())));
      takePresets(jar);
    }
    return jar;
  }

  /** One that is wrong costs a line, too, and never the jar. */
  private void takePresets(FoundJar jar) {
    try {
      Presets found = Presets.of(jar.file());
      found.problems().forEach(problem -> ignored(jar, problem));
      for (Preset preset : found.presets()) {
        if (!jar.types().contains(preset.type())) {
          ignored(jar, "the preset " + preset.name() + " is one of " + preset.type());
        } else if (presets.putIfAbsent(preset.name(), preset) != null) {
          ignored(jar, "another jar brings the preset " + preset.name());
        }
      }
    } catch (IOException e) {
      ignored(jar, e.toString());
    }
  }

  private static void ignored(FoundJar jar, String problem) {
    LOG.warn("a preset of {} is not used: {}", jar.file().getFileName(), problem);
  }

  private static FoundJar describe(
      Path file, Set<String> allowed, Evaluators evaluators, Jdbi jdbi) {
    String sha256 = "";
    try {
      sha256 = Evaluators.sha256(file);
      if (!allowed.isEmpty() && !allowed.contains(sha256)) {
        return new FoundJar(
            file, sha256, null, "its SHA-256 " + sha256 + " is not among those allowed");
      }
      String digest = sha256;
      JarDescriptor known =
          jdbi.withHandle(db -> DescriptorQueries.find(digest, Runner.version(), db)).orElse(null);
      if (known == null) {
        known = evaluators.describe(file);
        JarDescriptor fresh = known;
        jdbi.useHandle(db -> DescriptorQueries.put(fresh, Runner.version(), db));
      }
      return new FoundJar(file, sha256, known, null);
    } catch (EvaluatorException | PluginException | IOException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      return new FoundJar(file, sha256, null, reason.lines().findFirst().orElse(""));
    }
  }

  private static List<Path> jarsIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      LOG.warn("the plugins folder {} is missing: no challenge type can be used", folder);
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      LOG.warn("the plugins folder {} cannot be read: {}", folder, e.getMessage());
      return List.of();
    }
  }
}
