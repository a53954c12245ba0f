package org.aceso.type.sleep;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.aceso.formats.edf.EdfAnnotation;
import org.aceso.formats.edf.EdfFile;
import org.aceso.formats.files.CaseFile;
import org.aceso.formats.files.CaseFiles;
import org.aceso.spi.Issues;

/** Hypnograms in one EDF+ file a night. */
final class EdfHypnograms {
  /** A night of a day in epochs of 30 s, each with an annotation of its own, and room to spare. */
  private static final long MOST_BYTES = 1L << 20;

  private final String fileName;
  private final double epochSeconds;

  EdfHypnograms(String fileName, double epochSeconds) {
    this.fileName = fileName;
    this.epochSeconds = epochSeconds;
  }

  CaseFiles<Hypnogram> format() {
    return CaseFiles.of(
            "edf-zip",
            "A zip with one EDF+ file a night, whose annotations state the stages of sleep.",
            List.of(fileName),
            MOST_BYTES,
            this::read,
            (night, out) -> {
              double seconds = Epochs.of(night).orElse(1) * epochSeconds;
              EdfFile.write(List.of(new EdfAnnotation(0, seconds, "Sleep stage W")), out);
            })
        .listing(
            (file, issues) -> {
              Hypnogram night = read(file, issues);
              return night == null
                  ? Map.of()
                  : Map.of(Epochs.NAME, Integer.toString(night.epochs()));
            });
  }

  private Hypnogram read(CaseFile file, Issues issues) throws IOException {
    List<EdfAnnotation> annotations = EdfFile.annotations(file.entry(), issues);
    return annotations == null
        ? null
        : new EdfHypnogram(epochSeconds, file.whole(), issues).of(annotations);
  }
}
