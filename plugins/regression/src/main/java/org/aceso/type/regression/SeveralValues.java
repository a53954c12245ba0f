package org.aceso.type.regression;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.BiConsumer;
import org.aceso.spi.Artifact;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.DataFormat;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** A format of true values that warns when all are the same: correlations are then undefined. */
record SeveralValues(DataFormat<Double> values) implements DataFormat<Double> {

  @Override
  public FormatInfo info() {
    return values.info();
  }

  @Override
  public Cases<Double> open(Artifact artifact, CaseList cases, Issues issues) throws IOException {
    Cases<Double> opened = values.open(artifact, cases, issues);
    if (opened != null && isConstant(opened, cases.size(), issues)) {
      issues.warning(
          "constant",
          "every case has the same value: correlations are undefined and nothing is explained",
          Location.file(artifact.entries().get(0).name()));
    }
    return opened;
  }

  @Override
  public void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    values.listCases(reference, found, issues);
  }

  @Override
  public void writeSample(CaseList cases, OutputStream out) throws IOException {
    values.writeSample(cases, out);
  }

  private static boolean isConstant(Cases<Double> opened, int size, Issues issues)
      throws IOException {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int index = 0; index < size; index++) {
      if (!opened.has(index)) {
        // What is wrong with its row is told already, and it may have another value.
        return false;
      }
      double value = opened.read(index, issues);
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return least + 0.0 == most + 0.0;
  }
}
