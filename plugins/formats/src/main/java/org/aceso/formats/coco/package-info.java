/**
 * Boxes in the JSON of COCO (https://cocodataset.org/#format-data): results of a detector, and the
 * annotations of images. It knows the SPI and {@link org.aceso.formats.json}.
 */
package org.aceso.formats.coco;
