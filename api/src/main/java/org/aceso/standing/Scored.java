package org.aceso.standing;

/**
 * A scored submission of a team, as the log has it.
 *
 * @param evaluationId the evaluation of it that counts
 * @param competes whether it may become the team's entry: it is neither withdrawn nor a baseline
 */
record Scored(String evaluationId, Entry entry, boolean competes) {}
