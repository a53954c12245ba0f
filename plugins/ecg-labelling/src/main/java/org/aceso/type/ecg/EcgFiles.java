package org.aceso.type.ecg;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.aceso.formats.files.CaseFile;
import org.aceso.formats.files.CaseFiles;
import org.aceso.formats.wfdb.WfdbHeader;
import org.aceso.formats.wfdb.WfdbHeaderReader;
import org.aceso.spi.Case;
import org.aceso.spi.Issues;

/** The files of a phase, one for each record. */
final class EcgFiles {
  private static final long MOST_BYTES_OF_OUTPUT = 1L << 18;
  private static final long MOST_BYTES_OF_RECORD = 1L << 26;
  private static final String DIAGNOSES = "Dx";

  private final ScoredClasses classes;
  private final OutputReader outputs;

  EcgFiles(ScoredClasses classes, OutputReader.Leniency leniency) {
    this.classes = classes;
    this.outputs = new OutputReader(classes, leniency);
  }

  CaseFiles<Output> predictions() {
    return CaseFiles.of(
        "ecg-output-zip",
        "A zip with one CSV file a record: its name, codes, decisions and scores in four lines.",
        List.of("{case}.csv"),
        MOST_BYTES_OF_OUTPUT,
        outputs::read,
        this::writeSample);
  }

  CaseFiles<boolean[]> references() {
    return CaseFiles.of(
            "wfdb-zip",
            "A zip with one WFDB header a record, whose comment Dx lists codes; signals may be there.",
            List.of("{case}.hea"),
            MOST_BYTES_OF_RECORD,
            this::truth,
            (record, out) ->
                out.write((record.id() + " 0\n#Dx:\n").getBytes(StandardCharsets.UTF_8)))
        .beside(List.of("{case}.mat", "{case}.dat"));
  }

  private boolean[] truth(CaseFile file, Issues issues) throws IOException {
    WfdbHeader header = WfdbHeaderReader.read(file.entry(), issues);
    if (header == null) {
      return null;
    }
    List<String> lists = header.comments(DIAGNOSES);
    if (lists.size() != 1) {
      issues.error(
          "no_diagnoses",
          "the header has " + lists.size() + " comments \"Dx:\" with diagnoses, and needs one",
          file.whole());
      return null;
    }
    boolean[] truth = new boolean[classes.size()];
    for (String code : lists.get(0).split(",", -1)) {
      classes.of(code.strip()).ifPresent(place -> truth[place] = true);
    }
    return truth;
  }

  private void writeSample(Case record, OutputStream out) throws IOException {
    String codes = String.join(",", classes.names());
    String zeros = String.join(",", Collections.nCopies(classes.size(), "0"));
    String text = "#" + record.id() + "\n" + codes + "\n" + zeros + "\n" + zeros + "\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
