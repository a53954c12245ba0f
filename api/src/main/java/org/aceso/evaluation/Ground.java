package org.aceso.evaluation;

import java.util.Optional;

/**
 * What the result of a job stands on while its row is held.
 *
 * @param team the team that the job's is part of by now, whose participation is held
 * @param counts whether its submission's state and scores are the job's
 * @param rescoring the rescoring of its phase that is under way
 */
record Ground(String team, boolean counts, Optional<String> rescoring) {

  /**
   * A held row, before it is known whose it is.
   *
   * @param revision of what its phase has frozen
   */
  record Row(boolean counts, Optional<String> rescoring, int revision) {

    /** Whether a result is one of what counts, or of the rescoring that would. */
    boolean isOf(int computed) {
      return computed == (counts ? revision : revision + 1);
    }
  }
}
