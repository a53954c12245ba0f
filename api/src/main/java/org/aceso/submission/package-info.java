/**
 * Submissions and their quota. Knows challenges and phases; evaluations and boards know
 * submissions.
 */
package org.aceso.submission;
