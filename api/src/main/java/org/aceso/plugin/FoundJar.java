package org.aceso.plugin;

import java.nio.file.Path;
import java.util.List;
import org.aceso.runner.descriptor.JarDescriptor;

/**
 * A jar of the plugins folder.
 *
 * @param descriptor null when the jar is refused
 * @param refusal why it is not used; null when it is
 */
record FoundJar(Path file, String sha256, JarDescriptor descriptor, String refusal) {

  List<String> types() {
    return descriptor == null || refusal != null
        ? List.of()
        : descriptor.types().stream().map(type -> type.id()).toList();
  }

  FoundJar refused(String reason) {
    return new FoundJar(file, sha256, descriptor, reason);
  }
}
