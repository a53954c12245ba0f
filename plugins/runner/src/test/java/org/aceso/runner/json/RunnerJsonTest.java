package org.aceso.runner.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.runner.IssueReport;
import org.aceso.runner.Outcome;
import org.aceso.runner.Score;
import org.aceso.runner.descriptor.Configured;
import org.aceso.runner.descriptor.JarDescriptor;
import org.aceso.runner.descriptor.TypeDescriptor;
import org.aceso.spi.Better;
import org.aceso.spi.Column;
import org.aceso.spi.Curve;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Setting;
import org.junit.jupiter.api.Test;

final class RunnerJsonTest {

  @Test
  void descriptor_isReadBackTheSame() throws JsonProcessingException {
    MetricInfo metric =
        MetricInfo.of("hd95", "Hausdorff", Better.LOWER, 0, Double.POSITIVE_INFINITY)
            .with(Map.of("percentile", "95"));
    FormatInfo format =
        new FormatInfo(
            "csv",
            "text/csv",
            "csv",
            "one row a case",
            List.of(Column.caseId("case"), Column.number("p", 0, 1, "probability")),
            100);
    JarDescriptor descriptor =
        new JarDescriptor(
            "ab",
            "plugin",
            "1.0.0",
            "1.0.0",
            "MIT",
            List.of(
                new TypeDescriptor(
                    "seg@1",
                    "Segmentation",
                    List.of(Setting.numbers("costs", "1", "costs").mandatory()),
                    new Configured(format, format, List.of(metric), IssueReport.NONE)),
                new TypeDescriptor("seg@2", "Segmentation", List.of(), null)));
    String json = RunnerJson.mapper().writeValueAsString(descriptor);
    assertEquals(descriptor, RunnerJson.mapper().readValue(json, JarDescriptor.class));
    assertTrue(json.contains("\"id\":\"hd95@1\""), json);
    assertTrue(json.contains("\"least\":0.0,\"most\":null"), json);
    assertTrue(json.contains("\"key\":\"hd95@1[percentile=95]\""), json);
    assertTrue(json.contains("\"least\":null,\"most\":null"), json);
  }

  @Test
  void outcome_isReadBackWithTheSameBits() throws JsonProcessingException {
    TreeMap<String, double[][]> parts = new TreeMap<>();
    parts.put("confusion", new double[][] {{1, Double.NaN}, {0.1, 2}});
    Curve curve = new Curve("roc", "x", "y", new double[] {0, 1}, new double[] {0, 1.0 / 3});
    Outcome outcome =
        new Outcome(
            2,
            true,
            new IssueReport(
                List.of(
                    new Issue(
                        Issue.Severity.WARNING, "odd", "look", new Location("f", 3, "a", "b"))),
                new TreeMap<>(Map.of("odd", 1L))),
            List.of(
                new Score(
                    "a@1",
                    0.1 + 0.2,
                    null,
                    parts,
                    List.of(curve),
                    new double[] {Double.NaN, 4.9e-324},
                    new double[0]),
                new Score(
                    "b@1",
                    null,
                    "one_class",
                    new TreeMap<>(),
                    List.of(),
                    new double[0],
                    new double[] {-1e300})));
    String json = RunnerJson.mapper().writeValueAsString(outcome);
    Outcome back = RunnerJson.mapper().readValue(json, Outcome.class);
    assertEquals(json, RunnerJson.mapper().writeValueAsString(back));
    assertEquals(0.1 + 0.2, back.scores().get(0).value());
    assertTrue(Double.isNaN(back.scores().get(0).parts().get("confusion")[0][1]));
    assertTrue(json.contains("[1.0,null]"), json);
    assertTrue(json.contains("\"value\":null,\"undefinedReason\":\"one_class\""), json);
  }

  @Test
  void unknownAndRepeatedMembers_areRefused() {
    assertThrows(
        JsonProcessingException.class,
        () -> RunnerJson.mapper().readValue("{\"file\":\"a\",\"row\":1}", Location.class));
    assertThrows(
        JsonProcessingException.class,
        () -> RunnerJson.mapper().readValue("{\"file\":\"a\",\"file\":\"b\"}", Location.class));
  }
}
