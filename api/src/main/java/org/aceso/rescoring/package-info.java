/**
 * Rescoring: everything that was submitted to a phase is evaluated again as one batch, compared
 * with what counts, and put in its place in one step. Knows phases, standings, boards and the
 * queue; no package knows this one, but the phase has its candidate, and others read its rows.
 */
package org.aceso.rescoring;
