/**
 * The challenge type {@code regression}: one number a case. It knows the SPI, the CSV format and
 * the metrics of regression, which are packed into its jar.
 */
package org.aceso.type.regression;
