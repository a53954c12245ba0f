package org.aceso.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aceso.TestCommand;

/** The reference data of a type that is shipped, as a user has it: files. */
record References(String type, Path folder, List<String> settings, Map<String, String> keys) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static final References ORDINAL =
      new References(
          "ordinal-classification",
          Path.of("../plugins/ordinal-classification/src/test/resources/ordinal-wsi"),
          List.of(),
          Map.of(
              "tissuenet_score", "expected_cost@1",
              "accuracy", "accuracy@1",
              "balanced_accuracy", "balanced_accuracy@1",
              "macro_f1", "f1_macro@1",
              "quadratic_weighted_kappa", "weighted_kappa@1[weights=quadratic]",
              "linear_weighted_kappa", "weighted_kappa@1[weights=linear]",
              "cohen_kappa", "cohen_kappa@1",
              "ordinal_mae", "mean_absolute_error@1"));

  static final References RISK =
      new References(
          "binary-risk",
          Path.of("../plugins/binary-risk/src/test/resources/binary-risk"),
          List.of("--set", "epsilon=2.220446049250313e-16,1e-15"),
          Map.ofEntries(
              Map.entry("auroc", "auroc@1"),
              Map.entry("average_precision", "average_precision@1"),
              Map.entry("log_loss", "log_loss@1[epsilon=2.220446049250313e-16]"),
              Map.entry("log_loss_eps1e-15", "log_loss@1[epsilon=1e-15]"),
              Map.entry("brier", "brier@1"),
              Map.entry("brier_skill_vs_prevalence", "brier_skill@1"),
              Map.entry("auprc_trapezoid", "auprc_trapezoid@1"),
              Map.entry("partial_auroc_fpr0.1_mcclish", "partial_auroc@1[max_fpr=0.1]"),
              Map.entry(
                  "sensitivity_at_specificity_0.90",
                  "sensitivity_at_specificity@1[specificity=0.9]"),
              Map.entry("youden_j_max", "youden_j@1"),
              Map.entry("ece_equal_width_10", "ece@1[bins=10]"),
              Map.entry("ece_equal_width_15", "ece@1[bins=15]"),
              Map.entry("accuracy@0.5", "accuracy@1[threshold=0.5]"),
              Map.entry("balanced_accuracy@0.5", "balanced_accuracy@1[threshold=0.5]"),
              Map.entry("f1@0.5", "f_beta@1[beta=1,threshold=0.5]"),
              Map.entry("precision@0.5", "precision@1[threshold=0.5]"),
              Map.entry("recall@0.5", "recall@1[threshold=0.5]"),
              Map.entry("specificity@0.5", "specificity@1[threshold=0.5]"),
              Map.entry("mcc@0.5", "mcc@1[threshold=0.5]"),
              Map.entry("cohen_kappa@0.5", "cohen_kappa@1[threshold=0.5]")));

  static Stream<References> both() {
    return Stream.of(ORDINAL, RISK);
  }

  JsonNode expected(String file) {
    try {
      return JSON.readTree(folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String file(String name) {
    return folder.resolve(name).toString();
  }

  TestCommand score(String truth, String submission, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("score", type, "--reference", file(truth), "--submission", file(submission)));
    arguments.addAll(settings);
    arguments.addAll(List.of(more));
    return TestCommand.run(arguments.toArray(String[]::new));
  }

  static JsonNode json(TestCommand ran) {
    try {
      return JSON.readTree(ran.out());
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + ran, e);
    }
  }

  /** Within the tolerance that the reference states. */
  boolean isClose(JsonNode value, JsonNode actual) {
    if (value.isTextual()) {
      return actual.isNull();
    }
    JsonNode tolerances = expected("expected.json");
    double tolerance =
        Math.max(
            tolerances.path("tolerance_abs").asDouble(1e-15),
            tolerances.path("tolerance_rel").asDouble(0) * Math.abs(value.asDouble()));
    return actual.isNumber() && Math.abs(actual.asDouble() - value.asDouble()) <= tolerance;
  }

  @Override
  public String toString() {
    return type;
  }
}
