/** Typed spans of text, nested and discontinuous ones included: which are found, and how well. */
package org.aceso.metrics.spans;
