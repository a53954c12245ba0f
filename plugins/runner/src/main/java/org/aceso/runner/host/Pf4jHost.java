package org.aceso.runner.host;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.DefaultPluginManager;
import org.pf4j.JarPluginLoader;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.Plugin;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginStatusProvider;

/** PF4J with a filtered parent class loader, for one jar. */
final class Pf4jHost extends DefaultPluginManager {
  /** The version of the SPI that this host offers. */
  static final String SPI_VERSION = "1.1.0";

  private String pluginId;

  Pf4jHost(Path jar) {
    super(List.of(jar.toAbsolutePath().getParent()));
    setSystemVersion(SPI_VERSION);
  }

  /**
   * Loads and starts the plugin of the jar.
   *
   * @throws PluginRuntimeException when PF4J refuses it
   */
  PluginClassLoader start(Path jar) {
    pluginId = loadPlugin(jar.toAbsolutePath());
    if (startPlugin(pluginId) != PluginState.STARTED) {
      throw new PluginRuntimeException("plugin {} cannot be started", pluginId);
    }
    return (PluginClassLoader) getPluginClassLoader(pluginId);
  }

  String pluginVersion() {
    return getPlugin(pluginId).getDescriptor().getVersion();
  }

  void stop() {
    if (pluginId != null) {
      unloadPlugin(pluginId);
    }
  }

  /** Whether a plugin made for a version, or for a range of them, runs on this host's. */
  boolean offers(String requires) {
    String range = requires;
    if (requires.matches("[0-9]+\\.[0-9]+\\.[0-9]+")) {
      int nextMajor = Integer.parseInt(requires.substring(0, requires.indexOf('.'))) + 1;
      range = ">=" + requires + " & <" + nextMajor + ".0.0";
    }
    return getVersionManager().checkVersionConstraint(SPI_VERSION, range);
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new ManifestPluginDescriptorFinder();
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new FilteredLoader(this);
  }

  /** A plugin has no life cycle of its own: the class that PF4J would start is not even visible. */
  @Override
  protected PluginFactory createPluginFactory() {
    return wrapper -> new Plugin();
  }

  /** Nothing that lies beside a jar may switch it off. */
  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new PluginStatusProvider() {
      @Override
      public boolean isPluginDisabled(String id) {
        return false;
      }

      @Override
      public void disablePlugin(String id) {
        throw new UnsupportedOperationException("plugins are not disabled here");
      }

      @Override
      public void enablePlugin(String id) {}
    };
  }

  private static final class FilteredLoader extends JarPluginLoader {
    FilteredLoader(PluginManager manager) {
      super(manager);
    }

    @Override
    public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
      PluginClassLoader loader =
          new PluginClassLoader(pluginManager, descriptor, new SpiOnlyLoader()) {
            @Override
            protected boolean shouldDelegateToParent(String className) {
              return className.startsWith(JarInspection.SPI);
            }
          };
      loader.addFile(jar.toFile());
      return loader;
    }
  }
}
