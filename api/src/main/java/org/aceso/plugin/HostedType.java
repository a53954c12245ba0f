package org.aceso.plugin;

import java.nio.file.Path;
import org.aceso.runner.descriptor.TypeDescriptor;

/** A challenge type with the jar that computes it. */
public record HostedType(TypeDescriptor descriptor, PluginRef plugin, Path file) {

  /** The jar for evaluators. */
  public Evaluators.PluginJarFile jar() {
    return new Evaluators.PluginJarFile(file, plugin.sha256());
  }
}
