package org.aceso.type.multiclass;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.aceso.spi.Artifact;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.DataFormat;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** A format of classes that warns when some occur in no case: averages then mean something else. */
record SeveralClasses(DataFormat<Integer> classes, List<String> labels)
    implements DataFormat<Integer> {

  @Override
  public FormatInfo info() {
    return classes.info();
  }

  @Override
  public Cases<Integer> open(Artifact artifact, CaseList cases, Issues issues) throws IOException {
    Cases<Integer> opened = classes.open(artifact, cases, issues);
    List<String> absent = new ArrayList<>(labels);
    for (int index = 0; opened != null && index < cases.size(); index++) {
      // What is wrong with a single row is reported when the host reads it.
      Integer label = opened.has(index) ? opened.read(index, issue -> {}) : null;
      if (label == null) {
        // It may be of a class that no other is of.
        return opened;
      }
      absent.remove(labels.get(label));
    }
    if (opened != null && !absent.isEmpty()) {
      issues.warning(
          "absent_class",
          "no case is of the class "
              + String.join(", ", absent)
              + ": it counts 0 in macro-averages and has no part in AUROC",
          Location.file(artifact.entries().get(0).name()));
    }
    return opened;
  }

  @Override
  public void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    classes.listCases(reference, found, issues);
  }

  @Override
  public void writeSample(CaseList cases, OutputStream out) throws IOException {
    classes.writeSample(cases, out);
  }
}
