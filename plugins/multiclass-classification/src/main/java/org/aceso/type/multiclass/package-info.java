/**
 * The challenge type {@code multiclass-classification}: one of several classes a case. It knows the
 * SPI, the CSV format and the metrics of classification, which are packed into its jar.
 */
package org.aceso.type.multiclass;
