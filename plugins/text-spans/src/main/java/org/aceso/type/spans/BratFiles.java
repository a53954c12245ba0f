package org.aceso.type.spans;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aceso.formats.brat.BratEntity;
import org.aceso.formats.brat.BratFile;
import org.aceso.formats.csv.Shown;
import org.aceso.formats.files.CaseFile;
import org.aceso.formats.files.CaseFiles;
import org.aceso.metrics.spans.Span;
import org.aceso.spi.Issues;

/** The files of a phase: one of annotations for each text. */
final class BratFiles {
  private static final long MOST_BYTES = 1L << 23;

  private final List<String> types;
  private final Texts texts;

  BratFiles(List<String> types, Texts texts) {
    this.types = types;
    this.texts = texts;
  }

  CaseFiles<Spans> predictions() {
    return CaseFiles.of(
        "brat-zip",
        "A zip with one file of standoff annotations for each text, empty where nothing is found.",
        List.of("{case}.ann"),
        MOST_BYTES,
        this::read,
        (text, out) -> {});
  }

  CaseFiles<Spans> references() {
    return predictions().beside(List.of(Texts.BESIDE));
  }

  private Spans read(CaseFile file, Issues issues) throws IOException {
    List<BratEntity> entities = BratFile.read(file.entry(), texts.of(file, issues), issues);
    if (entities == null) {
      return null;
    }
    if (entities.size() > Spans.MOST) {
      Spans.tooMany(issues, file.whole());
      return null;
    }
    List<Span> spans = new ArrayList<>();
    for (BratEntity entity : entities) {
      int type = types.indexOf(entity.type());
      if (type < 0) {
        issues.error(
            "unknown_type",
            Shown.of(entity.type()) + " of " + entity.id() + " is none of " + Shown.of(types),
            file.whole().inField(entity.id()));
      }
      spans.add(
          new Span(
              entity.id(),
              Math.max(0, type),
              entity.fragments().stream()
                  .map(part -> new Span.Fragment(part.start(), part.end()))
                  .toList()));
    }
    return new Spans(spans);
  }
}
