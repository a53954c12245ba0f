package org.aceso.evaluation;

import java.util.Map;
import java.util.Optional;
import org.aceso.http.Json;
import org.aceso.phase.Frozen;
import org.aceso.phase.Phase;
import org.aceso.phase.Ranking;
import org.aceso.plugin.CompositeJson;
import org.aceso.plugin.PluginJson;
import org.aceso.queue.Job;
import org.aceso.runner.Runner;
import org.aceso.wire.Receipt;

/**
 * Puts together what decided a score, so that anybody who holds the pieces can compute it again.
 */
final class ReceiptJson {
  private ReceiptJson() {}

  /**
   * @param external the runner of who computed it elsewhere; empty for one's own
   */
  static Receipt of(Job job, Frozen frozen, Ranking ranking, Optional<String> external) {
    return new Receipt(
        frozen.challengeType(),
        PluginJson.wire(frozen.plugin()),
        job.sha256(),
        frozen.referenceSha256(),
        frozen.casesSha256(),
        Json.MAPPER.convertValue(
            frozen.settings(),
            Json.MAPPER.getTypeFactory().constructMapType(Map.class, String.class, Object.class)),
        CompositeJson.orAbsent(frozen.composites()),
        frozen.settingFiles(),
        external.orElseGet(Runner::version),
        Long.toString(frozen.seed()),
        ranking.replicatesOrStandard(),
        external.isPresent() ? true : null);
  }

  /** The same as text, which is equal for whoever computes the same. */
  static String text(Job job, Phase phase, Optional<String> external) {
    return Json.text(of(job, phase.frozen(), phase.draft().ranking(), external));
  }

  /** The receipt without what would let a competitor check guesses of hidden data. */
  static Receipt withoutReference(Receipt receipt) {
    return new Receipt(
        receipt.challengeType(),
        receipt.plugin(),
        receipt.submissionSha256(),
        null,
        receipt.casesSha256(),
        receipt.settings(),
        receipt.composites(),
        null,
        receipt.runnerVersion(),
        receipt.seed(),
        receipt.replicates(),
        receipt.external());
  }
}
