/**
 * The challenge type {@code multilabel-classification}: several labels a case, each present or not.
 * It knows the SPI, the CSV format and the metrics of labels, which are packed into its jar.
 */
package org.aceso.type.multilabel;
