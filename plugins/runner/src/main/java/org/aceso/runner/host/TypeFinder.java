package org.aceso.runner.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aceso.runner.host.PluginException.Reason;
import org.aceso.spi.ChallengeType;

/** Makes the challenge types that a jar names as service providers. */
final class TypeFinder {
  private static final String SERVICES = "META-INF/services/" + ChallengeType.class.getName();

  private final String pluginId;
  private final URLClassLoader loader;

  TypeFinder(String pluginId, URLClassLoader loader) {
    this.pluginId = pluginId;
    this.loader = loader;
  }

  /** The types by id, at least one. */
  SortedMap<String, ChallengeType> find() {
    SortedMap<String, ChallengeType> types = new TreeMap<>();
    for (String className : providers()) {
      ChallengeType type = PluginCode.run(pluginId, () -> create(className));
      String id = PluginCode.run(pluginId, () -> type.id().toString());
      if (types.put(id, type) != null) {
        throw new PluginException(
            Reason.DUPLICATE_TYPE,
            "plugin " + pluginId + " has two challenge types with the id " + id);
      }
    }
    if (types.isEmpty()) {
      throw new PluginException(
          Reason.NO_EXTENSION,
          "plugin " + pluginId + " offers no challenge type: name its class in " + SERVICES);
    }
    return types;
  }

  private List<String> providers() {
    URL services = loader.findResource(SERVICES);
    if (services == null) {
      return List.of();
    }
    try {
      URLConnection connection = services.openConnection();
      connection.setUseCaches(false);
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        return lines
            .lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(name -> !name.isEmpty())
            .toList();
      }
    } catch (IOException e) {
      throw new PluginException(Reason.CORRUPT_JAR, "cannot read " + services, e);
    }
  }

  private ChallengeType create(String className) throws Exception {
    Class<?> found = loader.loadClass(className);
    if (!ChallengeType.class.isAssignableFrom(found)) {
      throw new PluginException(
          Reason.NO_EXTENSION, "class " + className + " does not implement ChallengeType");
    }
    try {
      return (ChallengeType) found.getConstructor().newInstance();
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new PluginException(
          Reason.BROKEN, "class " + className + " has no public constructor without parameters", e);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
