package org.aceso.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aceso.http.Digests;
import org.aceso.runner.Resampling;
import org.aceso.runner.composite.Composite;
import org.aceso.runner.json.RunnerJson;

/** An evaluation as the API shows it, with the receipt that lets anybody compute it again. */
final class Receipt {
  private final JsonNode receipt;
  private final JsonNode scores;

  private Receipt(JsonNode receipt, JsonNode scores) {
    this.receipt = receipt;
    this.scores = scores;
  }

  static Receipt read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      JsonNode evaluation = RunnerJson.mapper().readTree(in);
      if (!evaluation.path("receipt").isObject() || !evaluation.path("scores").isArray()) {
        throw new UsageException(
            file
                + " is no evaluation with receipt and scores, as GET /v1/evaluations/{id} answers");
      }
      return new Receipt(evaluation.get("receipt"), evaluation.get("scores"));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UsageException(file + " is not JSON: " + e.getOriginalMessage());
    }
  }

  String challengeType() {
    return receipt.path("challengeType").asText();
  }

  JsonNode scores() {
    return scores;
  }

  /**
   * The settings of the receipt; a file among them is where it was put.
   *
   * @param files paths by setting
   */
  JsonNode settings(Map<String, Path> files) {
    ObjectNode settings = receipt.path("settings").deepCopy();
    files.forEach((name, path) -> settings.put(name, path.toString()));
    return settings;
  }

  /** The scores made of others that the phase had. */
  List<Composite> composites() throws IOException {
    return CompositeFile.read(receipt.path("composites"));
  }

  /** The metrics that were computed with replicates, drawn as they were then. */
  Resampling resampling() {
    Set<String> metrics = new HashSet<>();
    for (JsonNode score : scores) {
      if (score.has("low")) {
        metrics.add(score.get("metric").asText());
      }
    }
    return metrics.isEmpty()
        ? Resampling.NONE
        : Resampling.of(
            receipt.path("replicates").asInt(),
            Long.parseLong(receipt.path("seed").asText()),
            metrics);
  }

  /** Each piece that is not the one of the receipt. */
  List<String> otherPieces(
      String jar, Path submission, Path reference, Path cases, Map<String, Path> settings)
      throws IOException {
    List<String> others = new ArrayList<>();
    compare("the plugin's jar", receipt.at("/plugin/sha256"), jar, others);
    compare("the submission", receipt.path("submissionSha256"), sha256(submission), others);
    compare("the reference", receipt.path("referenceSha256"), sha256(reference), others);
    compare("the case list", receipt.path("casesSha256"), sha256(cases), others);
    for (Map.Entry<String, JsonNode> file : receipt.path("settingFiles").properties()) {
      Path given = settings.get(file.getKey());
      if (given == null) {
        others.add(
            "the file of " + file.getKey() + " is missing: --set " + file.getKey() + "=FILE");
      } else {
        compare("the file of setting " + file.getKey(), file.getValue(), sha256(given), others);
      }
    }
    return others;
  }

  /** A digest that the receipt does not show is not compared. */
  private static void compare(String what, JsonNode wanted, String found, List<String> others) {
    if (wanted.isTextual() && !wanted.asText().equals(found)) {
      others.add(what + " is another: the receipt has " + wanted.asText() + ", this is " + found);
    }
  }

  private static String sha256(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return "a folder, which has no digest";
    }
    MessageDigest digest = Digests.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
