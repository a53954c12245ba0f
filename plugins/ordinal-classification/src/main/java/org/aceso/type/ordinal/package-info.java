/**
 * The challenge type {@code ordinal-classification}: one class of an ordered scale a case. It knows
 * the SPI, the CSV format and the metrics of classification, which are packed into its jar.
 */
package org.aceso.type.ordinal;
