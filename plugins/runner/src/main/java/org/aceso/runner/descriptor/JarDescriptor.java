package org.aceso.runner.descriptor;

import java.util.List;

/**
 * One plugin jar.
 *
 * @param sha256 of the jar, in 64 lower-case hexadecimal digits
 * @param pluginId {@code Plugin-Id} of its manifest
 * @param pluginVersion {@code Plugin-Version} of its manifest
 * @param spiVersion {@code Plugin-Requires} of its manifest: the version of the SPI it was made for
 * @param license {@code Plugin-License} of its manifest; empty when it states none
 * @param types in the order of their ids, at least one
 */
public record JarDescriptor(
    String sha256,
    String pluginId,
    String pluginVersion,
    String spiVersion,
    String license,
    List<TypeDescriptor> types) {
  public JarDescriptor {
    types = List.copyOf(types);
  }
}
