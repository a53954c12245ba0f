/**
 * Evaluations: the workers that empty the queue, how they share what has many files, and the
 * receipts that they leave. Knows submissions, phases and plugins; boards know evaluations.
 */
package org.aceso.evaluation;
