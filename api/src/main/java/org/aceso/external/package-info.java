/**
 * Evaluations by somebody outside, beside a ground truth that never comes here: claims, leases, the
 * files that a claim needs, and reports. Knows phases, the queue and what ends an evaluation.
 */
package org.aceso.external;
