/**
 * The challenge type {@code segmentation}: one label map a case. It knows the SPI, the formats of
 * label maps and the metrics of segmentation, which are packed into its jar.
 */
package org.aceso.type.segmentation;
