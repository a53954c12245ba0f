package org.aceso.runner.host;

import com.github.zafarkhaja.semver.Version;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.aceso.runner.descriptor.JarDescriptor;
import org.aceso.runner.descriptor.TypeDescriptor;
import org.aceso.runner.host.PluginException.Reason;
import org.aceso.spi.ChallengeType;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginManager;
import org.slf4j.Logger;

/**
 * A loaded plugin jar. Its classes see the platform, the SPI and the jar.
 *
 * <p>Loading runs code of the jar. A jar that hangs hangs its caller: load jars that are not known
 * to be good in a child process with a time limit.
 */
public final class PluginJar implements AutoCloseable {
  private final Pf4jHost host;
  private final Path jar;

  /** Null until somebody asks: a command loads many jars, and needs the digest of none. */
  private String sha256;

  private final JarInspection inspection;
  private final ClassLoader loader;
  private final SortedMap<String, ChallengeType> types;

  private PluginJar(
      Pf4jHost host,
      Path jar,
      String sha256,
      JarInspection inspection,
      ClassLoader loader,
      SortedMap<String, ChallengeType> types) {
    this.host = host;
    this.jar = jar;
    this.sha256 = sha256;
    this.inspection = inspection;
    this.loader = loader;
    this.types = Collections.unmodifiableSortedMap(types);
  }

  /**
   * Loads a jar, whatever its digest.
   *
   * @throws PluginException when it cannot be used
   */
  public static PluginJar open(Path jar) {
    return open(jar, Set.of());
  }

  /**
   * Loads a jar whose digest is among those allowed.
   *
   * @param allowed SHA-256 digests in lower-case hexadecimal digits; empty allows any
   * @throws PluginException when it cannot be used
   */
  public static PluginJar open(Path jar, Set<String> allowed) {
    JarInspection inspection = JarInspection.of(jar);
    String sha256 = allowed.isEmpty() ? null : JarInspection.sha256(jar);
    if (sha256 != null && !allowed.contains(sha256)) {
      throw new PluginException(
          Reason.DIGEST_NOT_ALLOWED,
          "plugin "
              + inspection.pluginId()
              + " with SHA-256 "
              + sha256
              + " is not among the jars that are allowed");
    }
    Pf4jHost host = new Pf4jHost(jar);
    try {
      checkVersion(host, inspection);
      PluginClassLoader loader = start(host, jar, inspection);
      TypeFinder finder = new TypeFinder(inspection.pluginId(), loader);
      SortedMap<String, ChallengeType> types = in(loader, finder::find);
      checkTypes(types.keySet(), inspection);
      return new PluginJar(host, jar, sha256, inspection, loader, types);
    } catch (Throwable e) {
      host.stop();
      throw e;
    }
  }

  private static void checkTypes(Set<String> found, JarInspection inspection) {
    if (!inspection.stated().isEmpty() && !inspection.stated().equals(found)) {
      throw new PluginException(
          Reason.BROKEN,
          "plugin "
              + inspection.pluginId()
              + " has the types "
              + String.join(", ", found)
              + ", its manifest says "
              + JarInspection.TYPES
              + ": "
              + String.join(", ", inspection.stated()));
    }
  }

  private static PluginClassLoader start(Pf4jHost host, Path jar, JarInspection inspection) {
    try {
      return host.start(jar);
    } catch (RuntimeException e) {
      throw new PluginException(
          Reason.CORRUPT_JAR,
          "plugin " + inspection.pluginId() + " cannot be loaded: " + e.getMessage(),
          e);
    }
  }

  private static void checkVersion(Pf4jHost host, JarInspection inspection) {
    boolean fits;
    try {
      fits = host.offers(inspection.requires());
    } catch (RuntimeException e) {
      fits = false;
    }
    if (!fits) {
      throw new PluginException(
          Reason.WRONG_SPI_VERSION,
          "plugin "
              + inspection.pluginId()
              + " requires SPI "
              + inspection.requires()
              + ", this host offers "
              + Pf4jHost.SPI_VERSION);
    }
  }

  /**
   * Whether the jar may have a type, as far as its manifest tells without loading anything: one
   * that states its types has those alone.
   *
   * @param wanted with a version, such as {@code binary-risk@1}, or without
   */
  public static boolean mayHave(Path jar, String wanted) {
    Set<String> stated = JarInspection.statedTypes(jar);
    return stated.isEmpty()
        || stated.stream().anyMatch(id -> id.equals(wanted) || id.startsWith(wanted + "@"));
  }

  /** The challenge types by id, such as {@code binary-risk@1}; call them {@link #within}. */
  public SortedMap<String, ChallengeType> types() {
    return types;
  }

  /** Digest of the jar in lower-case hexadecimal digits. */
  public synchronized String sha256() {
    sha256 = sha256 == null ? JarInspection.sha256(jar) : sha256;
    return sha256;
  }

  /**
   * All that the jar says about itself.
   *
   * @throws PluginException when it throws or contradicts itself
   */
  public JarDescriptor describe() {
    List<TypeDescriptor> described =
        within(
            () ->
                types.values().stream()
                    .map(
                        type ->
                            PluginCode.run(inspection.pluginId(), () -> TypeDescriptor.of(type)))
                    .toList());
    return new JarDescriptor(
        sha256(),
        inspection.pluginId(),
        host.pluginVersion(),
        inspection.requires(),
        inspection.license(),
        described);
  }

  /** Runs work with the class loader of the plugin as context, as libraries in it expect. */
  public <T> T within(Supplier<T> work) {
    return in(loader, work);
  }

  private static <T> T in(ClassLoader loader, Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A class of each library that loading plugins needs, to find their jars by. */
  public static List<Class<?>> libraries() {
    return List.of(PluginManager.class, Logger.class, Version.class);
  }

  /** Unloads the jar; its types must not be called any more. */
  @Override
  public void close() {
    host.stop();
  }
}
