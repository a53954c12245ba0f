package org.aceso.phase;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aceso.plugin.PluginRef;
import org.aceso.runner.composite.Composite;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.MetricInfo;

/**
 * Everything that decides a score, fixed with its digests when a phase passed its self-test. A
 * learning phase without a type freezes nothing but its dates: all of it is null then.
 *
 * @param challengeType name and version
 * @param plugin the jar that computes; its bytes are in the store
 * @param settings as stated
 * @param composites scores that are made of those of the type, among the metrics
 * @param settingFiles the digest of each file among the settings
 * @param referenceSha256 the digest of the ground truth; null where it never came here
 * @param casesSha256 the digest of the public case list
 * @param cases how many
 * @param sampleSha256 the digest of the sample submission
 * @param predictions what a submission looks like
 * @param metrics what is computed
 * @param seed of the bootstrap replicates
 * @param runnerVersion the version that tested it
 */
public record Frozen(
    String challengeType,
    PluginRef plugin,
    JsonNode settings,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Composite> composites,
    Map<String, String> settingFiles,
    String referenceSha256,
    String casesSha256,
    int cases,
    String sampleSha256,
    FormatInfo predictions,
    List<MetricInfo> metrics,
    long seed,
    String runnerVersion) {
  public Frozen {
    composites = composites == null ? List.of() : List.copyOf(composites);
  }

  /** What a phase without evaluation freezes. */
  static Frozen nothing() {
    return new Frozen(
        null, null, null, List.of(), Map.of(), null, null, 0, null, null, List.of(), 0, "");
  }

  /** The same with the seed of another, so that both draw the same replicates. */
  Frozen withSeedOf(Frozen other) {
    return new Frozen(
        challengeType,
        plugin,
        settings,
        composites,
        settingFiles,
        referenceSha256,
        casesSha256,
        cases,
        sampleSha256,
        predictions,
        metrics,
        other.seed,
        runnerVersion);
  }

  /**
   * Whether type, settings, composites, ground truth and cases are the same, whatever jar computes.
   */
  boolean asksTheSameAs(Frozen other) {
    return Objects.equals(challengeType, other.challengeType)
        && Objects.equals(settings, other.settings)
        && composites.equals(other.composites)
        && Objects.equals(settingFiles, other.settingFiles)
        && Objects.equals(referenceSha256, other.referenceSha256)
        && Objects.equals(casesSha256, other.casesSha256);
  }

  /** Whether submissions can be evaluated. */
  public boolean evaluates() {
    return challengeType != null;
  }

  /** What issues call a submitted file. */
  public String uploadName() {
    return "submission." + predictions.extension();
  }

  /** The metric with this key. */
  public MetricInfo metric(String key) {
    return metrics.stream().filter(metric -> metric.key().equals(key)).findFirst().orElseThrow();
  }
}
