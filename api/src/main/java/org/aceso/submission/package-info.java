/**
 * Submissions. Knows challenges, phases, quota and standings; evaluations and boards know
 * submissions.
 */
package org.aceso.submission;
