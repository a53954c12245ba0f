package org.aceso.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aceso.runner.IssueReport;
import org.aceso.runner.descriptor.Configured;
import org.aceso.runner.json.RunnerJson;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issue;
import org.aceso.spi.MetricInfo;
import org.aceso.wire.Better;
import org.aceso.wire.ChallengeType;
import org.aceso.wire.Column;
import org.aceso.wire.ColumnKind;
import org.aceso.wire.ConfiguredType;
import org.aceso.wire.Format;
import org.aceso.wire.IssueList;
import org.aceso.wire.Metric;
import org.aceso.wire.Setting;
import org.aceso.wire.SettingKind;
import org.aceso.wire.Severity;

/** What the runner and the SPI say, on the wire and as stored. */
public final class PluginJson {
  private PluginJson() {}

  /** A value of the runner or the SPI as stored. */
  public static String text(Object value) {
    try {
      return RunnerJson.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value that has no JSON", e);
    }
  }

  /** Reads what {@link #text} wrote. */
  public static <T> T parse(String json, Class<T> type) {
    try {
      return RunnerJson.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON is not a " + type.getSimpleName(), e);
    }
  }

  public static org.aceso.wire.PluginRef wire(PluginRef plugin) {
    return new org.aceso.wire.PluginRef(plugin.id(), plugin.version(), plugin.sha256());
  }

  static ChallengeType wire(HostedType type) {
    Configured standard = type.descriptor().standard();
    return new ChallengeType(
        type.descriptor().id(),
        type.descriptor().title(),
        wire(type.plugin()),
        type.descriptor().settings().stream().map(PluginJson::wire).toList(),
        standard == null ? null : wire(standard));
  }

  static ConfiguredType wire(Configured configured) {
    return new ConfiguredType(
        configured.predictions() == null ? null : wire(configured.predictions()),
        configured.references() == null ? null : wire(configured.references()),
        configured.metrics().stream().map(PluginJson::wire).toList(),
        wire(configured.issues()).items());
  }

  public static Format wire(FormatInfo format) {
    return new Format(
        format.name(),
        format.mediaType(),
        format.extension(),
        format.description(),
        format.columns().stream().map(PluginJson::wire).toList(),
        format.fileNames());
  }

  public static Metric wire(MetricInfo metric) {
    return new Metric(
        metric.key(),
        metric.title(),
        Better.valueOf(metric.better().name()),
        finite(metric.least()),
        finite(metric.most()),
        metric.unit(),
        metric.digits());
  }

  public static IssueList wire(IssueReport report) {
    return new IssueList(wire(report.issues()), report.counts());
  }

  public static List<org.aceso.wire.Issue> wire(List<Issue> issues) {
    return issues.stream().map(PluginJson::wire).toList();
  }

  /** Rows of numbers, null where undefined. */
  public static Object rows(double[][] rows) {
    List<Object> list = new ArrayList<>();
    for (double[] row : rows) {
      list.add(Arrays.stream(row).mapToObj(PluginJson::finite).toList());
    }
    return list;
  }

  private static org.aceso.wire.Issue wire(Issue issue) {
    var location = issue.location();
    return new org.aceso.wire.Issue(
        Severity.valueOf(issue.severity().name()),
        issue.code(),
        issue.message(),
        orNull(location.file()),
        location.line() == 0 ? null : location.line(),
        orNull(location.caseId()),
        orNull(location.field()));
  }

  private static Setting wire(org.aceso.spi.Setting setting) {
    return new Setting(
        setting.name(),
        SettingKind.valueOf(setting.kind().name()),
        setting.help(),
        setting.required(),
        orNull(setting.standard()),
        setting.choices());
  }

  private static Column wire(org.aceso.spi.Column column) {
    return new Column(
        column.name(),
        ColumnKind.valueOf(column.kind().name()),
        column.help(),
        finite(column.least()),
        finite(column.most()),
        column.choices());
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
