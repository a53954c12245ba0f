package org.aceso.queue;

import java.util.UUID;
import org.aceso.runner.CaseRange;

/**
 * Some cases of an evaluation, held by a worker for as long as the lease of the part lasts.
 *
 * @param job whose part it is; its lease is that of whoever put the evaluation into parts
 * @param lease of the part alone
 * @param ground what the holder of the job would compute with
 */
public record Part(Job job, UUID lease, CaseRange range, String ground) {}
