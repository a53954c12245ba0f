/**
 * Phases: what is asked, by which type and settings, when, how often, who sees what, and how it is
 * ranked. Knows challenges, datasets and plugins; submissions, evaluations and boards know phases.
 */
package org.aceso.phase;
