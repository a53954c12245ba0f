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

  /** A held row, before it is known whose it is. */
  record Row(boolean counts, Optional<String> rescoring) {}
}
