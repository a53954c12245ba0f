package org.aceso.runner.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How large an answer may be: a plugin that makes it larger is broken. */
final class AnswerSize {
  private static final long BASE = 8L << 20;

  /**
   * Curves and parts of all metrics, which nobody asks for by key. Two curves of 1 001 points for
   * each of 500 labels take 22 MB, a confusion matrix of 500 classes 3 MB.
   */
  private static final long BEHIND_SCORES = 56L << 20;

  /** A row of a case list has two bytes or more; a number of an answer fewer than 25. */
  private static final long PER_CASE_BYTE = 13;

  private static final long PER_NUMBER = 25;

  private AnswerSize() {}

  static long most(Request<?> request) {
    if (!(request instanceof Request.Scores score)) {
      return BASE;
    }
    long keys = score.resampling().metricKeys().size();
    return BASE
        + BEHIND_SCORES
        + keys
            * (PER_CASE_BYTE * size(score.cases()) + PER_NUMBER * score.resampling().replicates());
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // The child will say what is wrong with the file.
      return 0;
    }
  }
}
