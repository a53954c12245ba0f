/**
 * Rescoring: everything that was submitted to a phase is evaluated again as one batch, compared
 * with what counts, and put in its place in one step. Knows phases, standings, boards and the
 * queue; nothing knows rescorings, but evaluations and boards read their rows.
 */
package org.aceso.rescoring;
