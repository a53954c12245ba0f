/**
 * Evaluations: the queue, the workers that empty it, and the receipts that they leave. Knows
 * submissions, phases and plugins; boards know evaluations.
 */
package org.aceso.evaluation;
