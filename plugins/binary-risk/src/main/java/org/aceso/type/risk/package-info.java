/**
 * The challenge type {@code binary-risk}: one probability a case. It knows the SPI, the CSV format
 * and the metrics of classification, which are packed into its jar.
 */
package org.aceso.type.risk;
