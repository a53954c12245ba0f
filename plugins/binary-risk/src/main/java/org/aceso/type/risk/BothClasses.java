package org.aceso.type.risk;

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

/** A format of labels that warns when all of them are the same: AUROC is then undefined. */
record BothClasses(DataFormat<Boolean> labels) implements DataFormat<Boolean> {

  @Override
  public FormatInfo info() {
    return labels.info();
  }

  @Override
  public Cases<Boolean> open(Artifact artifact, CaseList cases, Issues issues) throws IOException {
    Cases<Boolean> opened = labels.open(artifact, cases, issues);
    if (opened != null) {
      warn(opened, cases.size(), artifact, issues);
    }
    return opened;
  }

  @Override
  public void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    labels.listCases(reference, found, issues);
  }

  @Override
  public void writeSample(CaseList cases, OutputStream out) throws IOException {
    labels.writeSample(cases, out);
  }

  private static void warn(Cases<Boolean> opened, int size, Artifact artifact, Issues issues)
      throws IOException {
    boolean[] seen = new boolean[2];
    for (int index = 0; index < size; index++) {
      if (!opened.has(index)) {
        // What is wrong with its row is told already, and it may be of the other class.
        return;
      }
      seen[opened.read(index, issues) ? 1 : 0] = true;
    }
    if (seen[0] != seen[1]) {
      issues.warning(
          "one_class",
          "every case has the label " + (seen[1] ? 1 : 0) + ": AUROC and others are undefined",
          Location.file(artifact.entries().get(0).name()));
    }
  }
}
