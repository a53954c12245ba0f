package org.aceso.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.aceso.http.Digests;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.runner.CaseRange;
import org.aceso.runner.Limits;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.child.ChildOptions;
import org.aceso.runner.child.EvaluatorPool;
import org.aceso.runner.child.Job;
import org.aceso.runner.child.Request;
import org.aceso.runner.composite.Composite;
import org.aceso.runner.descriptor.JarDescriptor;
import org.aceso.storage.BlobStore;

/** The child processes in which plugins run. Every call has a time limit. Any thread. */
public final class Evaluators implements AutoCloseable {
  /** Old children are replaced, so that what a plugin leaks does not add up. */
  private static final int CALLS_PER_CHILD = 5_000;

  /** How long somebody waits for a child to get free. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Options options;
  private final BlobStore store;
  private final StoredJars jars;
  private final EvaluatorPool pool;

  private Evaluators(Options options, BlobStore store, StoredJars jars) {
    this.options = options;
    this.store = store;
    this.jars = jars;
    this.pool =
        new EvaluatorPool(
            ChildOptions.defaults().withHeapMiB(options.heapMiB()),
            options.processes(),
            CALLS_PER_CHILD);
  }

  /**
   * How children run.
   *
   * @param processes how many there are at most
   * @param heapMiB the heap of each
   * @param describeLimit how long a jar may take to describe itself
   * @param evaluationLimit how long one evaluation may take
   */
  public record Options(
      int processes, int heapMiB, Duration describeLimit, Duration evaluationLimit) {}

  /**
   * A type with settings, the cases it is asked about, and the truth about them.
   *
   * @param settings by name; a file is an absolute path
   * @param composites scores that are made of those of the type
   * @param reference null where it stays elsewhere: then nothing can be scored
   */
  public record Question(
      PluginJarFile jar,
      String type,
      JsonNode settings,
      List<Composite> composites,
      Path cases,
      Path reference) {

    Job job() {
      return Evaluators.job(jar, type, settings, composites);
    }

    Request<Outcome> score(Upload submission, Resampling resampling) {
      return new Request.Score(
          job(), cases, new Upload(reference, "reference"), submission, resampling);
    }

    Request<Request.Observed> observe(Upload submission, CaseRange range, Path target) {
      return new Request.Observe(
          job(), cases, new Upload(reference, "reference"), submission, range, target);
    }
  }

  /** A jar where it stands, with the digest that it must have. */
  public record PluginJarFile(Path path, String sha256) {}

  /**
   * Children start when they are needed.
   *
   * @param folder where copies of stored jars are kept
   */
  public static Evaluators start(Options options, BlobStore store, Path folder) throws IOException {
    return new Evaluators(options, store, new StoredJars(folder, store));
  }

  /** How long one evaluation may take. */
  public Duration evaluationLimit() {
    return options.evaluationLimit();
  }

  /** A jar whose bytes are in the store. */
  public PluginJarFile stored(String sha256) throws IOException {
    return new PluginJarFile(jars.file(sha256), sha256);
  }

  JarDescriptor describe(Path jar) {
    return pool.call(new Request.Describe(jar), options.describeLimit());
  }

  /**
   * A child for somebody who waits for answers.
   *
   * @throws Refusal when all stay busy
   */
  public Visit visit() {
    return new Visit(
        pool.seat(PATIENCE)
            .orElseThrow(
                () ->
                    new Refusal(
                            ProblemType.REDUCED_CAPACITY,
                            "all evaluators are busy; nothing was done")
                        .header("Retry-After", "5")),
        options);
  }

  /** A child for somebody who waits as long as it takes. */
  public Visit longVisit() {
    return new Visit(pool.seat(), options);
  }

  /** Settings in which each file is the path of its stored bytes. */
  public JsonNode withPaths(JsonNode settings, Map<String, String> digests) throws IOException {
    ObjectNode resolved = settings.deepCopy();
    for (Map.Entry<String, String> file : digests.entrySet()) {
      resolved.put(file.getKey(), store.file(file.getValue()).toString());
    }
    return resolved;
  }

  /** The digest of a file, in hexadecimal digits. */
  public static String sha256(Path file) throws IOException {
    MessageDigest digest = Digests.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static Job job(PluginJarFile jar, String type, JsonNode settings, List<Composite> composites) {
    return new Job(
        jar.path().toAbsolutePath(),
        jar.sha256(),
        type,
        (ObjectNode) settings,
        composites,
        Limits.standard(),
        Runtime.getRuntime().availableProcessors());
  }

  @Override
  public void close() {
    pool.close();
  }
}
