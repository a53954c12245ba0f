package org.aceso.runner;

import java.io.Closeable;
import java.util.Optional;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.Evaluation;

/** A submission and its reference, opened side by side where there are threads. */
final class OpenedFiles<P, R> implements Closeable {
  private Optional<CaseReader<R>> references = Optional.empty();
  private Optional<CaseReader<P>> predictions = Optional.empty();

  private OpenedFiles() {}

  /** Opens both; what is wrong with the reference, or with reading it, comes first. */
  static <P, R> OpenedFiles<P, R> open(
      Evaluation<P, R, ?> evaluation,
      CaseList cases,
      Limits limits,
      int threads,
      Source reference,
      Source submission) {
    OpenedFiles<P, R> opened = new OpenedFiles<>();
    try {
      Blocks.run(
          threads,
          2,
          which -> {
            if (which == 0) {
              opened.references =
                  CaseReader.open(
                      evaluation.references(), reference.upload, cases, limits, reference.issues);
            } else {
              opened.predictions =
                  CaseReader.open(
                      evaluation.predictions(),
                      submission.upload,
                      cases,
                      limits,
                      submission.issues);
            }
          });
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** An upload and who hears what is wrong with it. */
  record Source(Upload upload, IssueCollector issues) {}

  /** Empty when the reference is refused. */
  Optional<CaseReader<R>> references() {
    return references;
  }

  /** Empty when the submission is refused. */
  Optional<CaseReader<P>> predictions() {
    return predictions;
  }

  @Override
  public void close() {
    try {
      predictions.ifPresent(CaseReader::close);
    } finally {
      references.ifPresent(CaseReader::close);
    }
  }
}
