/**
 * What the scientific council says about how a phase scores. Knows phases and datasets; phases ask
 * it through {@link org.aceso.phase.Consent} before they open.
 */
package org.aceso.approval;
