/** Submissions. Knows challenges, phases and quota; evaluations and boards know submissions. */
package org.aceso.submission;
