package org.aceso.formats.coco;

import org.aceso.spi.Location;

/**
 * One box of a file, its numbers finite.
 *
 * @param category which of the categories, from 0
 * @param left smallest x in pixels
 * @param top smallest y
 * @param width at least 0
 * @param height at least 0
 * @param score how sure the box is; 0 in annotations
 * @param isCrowd whether an annotation is of a crowd; false in results
 * @param location where it stands
 */
public record CocoBox(
    int category,
    double left,
    double top,
    double width,
    double height,
    double score,
    boolean isCrowd,
    Location location) {}
