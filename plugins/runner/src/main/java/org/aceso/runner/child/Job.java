package org.aceso.runner.child;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.aceso.runner.Limits;

/**
 * A challenge type with settings, and how to run it.
 *
 * @param jar the absolute path of a plugin jar
 * @param sha256 the digest that the jar must have, in lower-case hexadecimal digits
 * @param type such as {@code binary-risk@1}
 * @param settings by name, see {@link org.aceso.runner.SettingValues#fromJson}; a file is an
 *     absolute path
 * @param limits for artifacts
 * @param threads how many threads read and observe
 */
public record Job(
    Path jar, String sha256, String type, ObjectNode settings, Limits limits, int threads) {}
