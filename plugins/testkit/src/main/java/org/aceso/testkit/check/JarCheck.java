package org.aceso.testkit.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.child.ChildOptions;
import org.aceso.runner.child.EvaluatorProcess;
import org.aceso.runner.child.Request;
import org.aceso.runner.descriptor.JarDescriptor;
import org.aceso.runner.descriptor.TypeDescriptor;
import org.aceso.runner.host.PluginException;

/** Checks a jar in child processes, so that nothing it does ends the caller. */
public final class JarCheck {
  private static final String CHECK = "the jar can be used";
  private static final Duration DESCRIBE_LIMIT = Duration.ofSeconds(30);

  private JarCheck() {}

  /**
   * Checks the chosen types.
   *
   * @throws RefusedSettingsException when a type takes the settings for wrong, or is not in the jar
   * @throws EvaluatorException with fault HUB when no child can be run
   */
  public static JarReport run(CheckOptions options) {
    List<Finding> findings = new ArrayList<>();
    long start = System.nanoTime();
    JarDescriptor jar = describe(options.jar().toAbsolutePath(), findings);
    double millis = (System.nanoTime() - start) / 1e6;
    if (jar == null) {
      return new JarReport(null, findings, List.of());
    }
    List<TypeReport> types = new ArrayList<>();
    for (String type : chosen(options, jar)) {
      TypeReport report = TypeProcess.check(options.of(type), ChildOptions.defaults());
      List<Measure> measures = new ArrayList<>();
      measures.add(new Measure("speed", "describing, with the start of a process", millis, "ms"));
      measures.addAll(report.measures());
      types.add(new TypeReport(type, report.findings(), measures));
    }
    return new JarReport(jar, findings, types);
  }

  private static List<String> chosen(CheckOptions options, JarDescriptor jar) {
    List<String> all = jar.types().stream().map(TypeDescriptor::id).toList();
    if (options.type() != null) {
      if (!all.contains(options.type())) {
        throw new RefusedSettingsException(
            "the jar has no type " + options.type() + "; it has " + String.join(", ", all));
      }
      return List.of(options.type());
    }
    if (all.size() > 1 && (options.fixture() != null || !options.settings().isEmpty())) {
      throw new RefusedSettingsException(
          "the jar has several types, name one with --type: " + String.join(", ", all));
    }
    return all;
  }

  private static JarDescriptor describe(Path jar, List<Finding> findings) {
    try (EvaluatorProcess child = EvaluatorProcess.start(ChildOptions.defaults())) {
      JarDescriptor described = child.call(new Request.Describe(jar), DESCRIBE_LIMIT);
      findings.add(Finding.ok("contract", CHECK));
      return described;
    } catch (PluginException e) {
      findings.add(Finding.found("contract", CHECK, e.getMessage()));
    } catch (EvaluatorException e) {
      if (e.fault() == Fault.HUB) {
        throw e;
      }
      findings.add(Finding.found("contract", CHECK, e.getMessage()));
    }
    return null;
  }
}
