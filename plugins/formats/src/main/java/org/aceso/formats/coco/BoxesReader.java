package org.aceso.formats.coco;

import java.util.List;
import org.aceso.spi.Case;
import org.aceso.spi.Issues;

/**
 * Makes the value of an image from its boxes; what else is wrong with them is reported with their
 * locations, and the answer is then ignored.
 *
 * @param <T> the value of one image
 */
@FunctionalInterface
public interface BoxesReader<T> {

  /** The value of an image, whose boxes are in the order of the file; there may be none. */
  T read(Case image, List<CocoBox> boxes, Issues issues);
}
