package org.aceso.rescoring;

import java.util.Optional;

/** What a rescoring makes of one submission. */
record Change(String submissionId, String teamId, Side before, Side after) {

  /**
   * An evaluation of it.
   *
   * @param scores as stored, in JSON
   */
  record Side(String evaluationId, String state, Optional<String> fault, Optional<String> scores) {}
}
