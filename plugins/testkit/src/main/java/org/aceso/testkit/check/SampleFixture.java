package org.aceso.testkit.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.aceso.runner.CaseFile;
import org.aceso.runner.Checked;
import org.aceso.runner.Evaluator;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Limits;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.testkit.IncompleteFixtureError;

/**
 * Makes a fixture of what a type writes itself: its samples for a dozen invented cases and, where
 * the format is a table, the same with other values within the bounds of the columns.
 */
final class SampleFixture {
  private static final int CASES = 12;
  private static final int TRUTH_SEED = 1;
  private static final int SUBMISSION_SEED = 2;

  private final Evaluator evaluator = new Evaluator(Limits.standard(), 1);
  private final Evaluation<?, ?, ?> evaluation;
  private final Path folder;

  SampleFixture(Evaluation<?, ?, ?> evaluation, Path folder) {
    this.evaluation = evaluation;
    this.folder = folder;
  }

  /**
   * Writes the fixture.
   *
   * @throws IncompleteFixtureError when the samples of the type do not make one
   */
  void make() {
    try {
      CaseList cases = cases();
      DataFormat<?> predictions = evaluation.predictions();
      Path submissions = Files.createDirectory(folder.resolve("submissions"));
      byte[] sample = sample(predictions, cases);
      Path plain = submissions.resolve("sample." + predictions.info().extension());
      Files.write(plain, sample);
      makeReference(cases, sample(evaluation.references(), cases));
      Optional<byte[]> varied = VariedTable.of(sample, predictions.info(), SUBMISSION_SEED);
      if (varied.isPresent()) {
        Path other = submissions.resolve("varied." + predictions.info().extension());
        Files.write(other, varied.get());
        if (!evaluator.validate(evaluation, cases, Upload.of(other)).valid()) {
          Files.delete(other);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (EvaluatorException e) {
      throw new IncompleteFixtureError("the samples cannot be read again: " + e.getMessage());
    }
  }

  private CaseList cases() throws IOException {
    StringBuilder table = new StringBuilder("case\n");
    for (int i = 1; i <= CASES; i++) {
      table.append(i < 10 ? "case-0" : "case-").append(i).append('\n');
    }
    Checked<CaseList> cases =
        CaseFile.read(Files.writeString(folder.resolve("cases.csv"), table.toString()));
    return cases.get();
  }

  private void makeReference(CaseList cases, byte[] sample) throws IOException {
    DataFormat<?> format = evaluation.references();
    Path reference = folder.resolve("reference." + format.info().extension());
    Optional<byte[]> varied = VariedTable.of(sample, format.info(), TRUTH_SEED);
    if (varied.isPresent() && isTruth(Files.write(reference, varied.get()), cases)) {
      return;
    }
    if (!isTruth(Files.write(reference, sample), cases)) {
      throw new IncompleteFixtureError(
          "its reference format does not take the sample that it writes: give --fixture");
    }
  }

  private boolean isTruth(Path reference, CaseList cases) {
    return evaluator.checkReference(evaluation, cases, Upload.of(reference)).valid();
  }

  private static byte[] sample(DataFormat<?> format, CaseList cases) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      format.writeSample(cases, out);
    } catch (RuntimeException e) {
      throw new IncompleteFixtureError("writing a sample threw " + e + ": give --fixture");
    }
    return out.toByteArray();
  }
}
