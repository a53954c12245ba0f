/**
 * The challenge type {@code box-detection}: boxes around what is found in images, with or without
 * classes and scores. It knows the SPI, the CSV format and the metrics of detection, which are
 * packed into its jar.
 */
package org.aceso.type.boxes;
