package org.aceso.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.Better;
import org.aceso.spi.Case;
import org.aceso.spi.CaseList;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Location;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Observer;
import org.aceso.spi.Scorer;

/** A challenge about guessing one number a case, for tests of the engine. */
final class Tiny {
  static final MetricInfo ERROR = MetricInfo.of("abs_error", "Mean error", Better.LOWER, 0, 1e6);

  private Tiny() {}

  record Gap(double size) {}

  static Evaluation<Double, Double, Gap> evaluation() {
    return evaluation(new LineFormat(), observer(), List.of(Metric.mean(ERROR, Gap::size)));
  }

  static Evaluation<Double, Double, Gap> evaluation(
      DataFormat<Double> predictions, Observer<Double, Double, Gap> observer, List<Metric<Gap>> m) {
    return new Evaluation<>(
        predictions,
        new LineFormat(),
        List.of(
            (about, value, issues) -> {
              if (value < 0) {
                issues.error("negative", "must not be negative", Location.NOWHERE);
              }
            }),
        List.of(),
        Gap.class,
        observer,
        m);
  }

  static Observer<Double, Double, Gap> observer() {
    return (about, prediction, reference) -> new Gap(Math.abs(prediction - reference));
  }

  static Observer<Double, Double, Gap> tolerantObserver() {
    return new Observer<>() {
      @Override
      public Gap observe(Case about, Double prediction, Double reference) {
        return new Gap(Math.abs(prediction - reference));
      }

      @Override
      public boolean acceptsMissing() {
        return true;
      }

      @Override
      public Gap missing(Case about, Double reference) {
        return new Gap(100);
      }
    };
  }

  /** A metric that answers what it is told, whatever the counts. */
  static Metric<Gap> constant(MetricInfo info, double value, SortedMap<String, double[][]> parts) {
    return new Metric<>() {
      @Override
      public MetricInfo info() {
        return info;
      }

      @Override
      public Scorer prepare(List<Gap> inCaseOrder) {
        return new Scorer() {
          @Override
          public double value(int[] counts) {
            return value;
          }

          @Override
          public String undefinedReason() {
            return "no_gaps";
          }

          @Override
          public SortedMap<String, double[][]> parts() {
            return parts;
          }
        };
      }
    };
  }

  static Metric<Gap> constant(double value) {
    return constant(ERROR, value, new TreeMap<>());
  }

  static CaseList cases(int n) {
    return CaseTable.of(IntStream.range(0, n).mapToObj(i -> "c" + i).toList());
  }

  /** A file with a line for each case, the number of case i being {@code i % modulus}. */
  static Upload numbers(Path folder, String name, int n, int modulus) {
    return file(
        folder,
        name,
        IntStream.range(0, n)
            .mapToObj(i -> "c" + i + " " + i % modulus)
            .collect(Collectors.joining("\n")));
  }

  static Upload file(Path folder, String name, String content) {
    try {
      return Upload.of(Files.writeString(folder.resolve(name), content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
