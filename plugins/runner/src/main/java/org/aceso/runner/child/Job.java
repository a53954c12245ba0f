package org.aceso.runner.child;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.aceso.runner.Limits;
import org.aceso.runner.composite.Composite;

/**
 * A challenge type with settings, and how to run it.
 *
 * @param jar the absolute path of a plugin jar
 * @param sha256 the digest that the jar must have, in lower-case hexadecimal digits
 * @param type such as {@code binary-risk@1}
 * @param settings by name, see {@link org.aceso.runner.SettingValues#fromJson}; a file is an
 *     absolute path
 * @param composites scores that are made of those of the type; none when absent
 * @param limits for artifacts
 * @param threads how many threads read and observe
 */
public record Job(
    Path jar,
    String sha256,
    String type,
    ObjectNode settings,
    List<Composite> composites,
    Limits limits,
    int threads) {
  public Job {
    composites = composites == null ? List.of() : List.copyOf(composites);
  }
}
