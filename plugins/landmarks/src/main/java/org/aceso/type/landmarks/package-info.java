/**
 * The challenge type {@code landmarks}: where named points lie in an image. It knows the SPI, the
 * CSV format and the metrics of landmarks, which are packed into its jar.
 */
package org.aceso.type.landmarks;
