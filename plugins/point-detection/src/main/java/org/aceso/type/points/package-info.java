/**
 * The challenge type {@code point-detection}: marks on what is found in images, such as nodules of
 * the lung. It knows the SPI, the CSV format and the metrics of detection, which are packed into
 * its jar.
 */
package org.aceso.type.points;
