/**
 * The challenge type {@code instance-segmentation}: the pixels of each object in an image, such as
 * nuclei of a slide. It knows the SPI, CSV, run lengths, label maps and the metrics of detection,
 * which are packed into its jar.
 */
package org.aceso.type.instances;
