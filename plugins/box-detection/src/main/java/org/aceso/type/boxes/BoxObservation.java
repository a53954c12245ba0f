package org.aceso.type.boxes;

import org.aceso.metrics.detection.AssignedBoxes;
import org.aceso.metrics.detection.CocoImage;
import org.aceso.metrics.detection.MatchCounts;

/**
 * What the metrics need to know about one image.
 *
 * @param coco without detections when boxes have no scores
 * @param matches hits and misses by threshold
 * @param assigned without boxes when nobody asks for assigned classes
 */
record BoxObservation(CocoImage coco, MatchCounts matches, AssignedBoxes assigned) {}
