/**
 * Metrics of objects that are found in images: boxes, points and instances. It knows the SPI and
 * {@link org.aceso.metrics}.
 *
 * <p>What is costly, comparing the objects of an image with each other, is done once an image and
 * kept in small records of counts and flags: {@link org.aceso.metrics.detection.CocoImage}, {@link
 * org.aceso.metrics.detection.MatchCounts}, {@link org.aceso.metrics.detection.AssignedBoxes}. The
 * metrics look at these alone, image i counting as often as its count says. NaN is "undefined".
 */
package org.aceso.metrics.detection;
