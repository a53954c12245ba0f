package org.aceso.type.boxes;

import java.util.List;
import org.aceso.formats.coco.BoxesReader;
import org.aceso.formats.coco.CocoBox;
import org.aceso.metrics.detection.Boxes;
import org.aceso.spi.Case;
import org.aceso.spi.Issues;

/** Makes the boxes of an image from those of a file of COCO. */
record CocoBoxes(BoxCheck check) implements BoxesReader<Boxes> {

  static CocoBoxes of(BoxSettings settings) {
    return new CocoBoxes(
        new BoxCheck(List.of("bbox", "bbox", "bbox", "bbox"), settings.allowsZeroArea()));
  }

  @Override
  public Boxes read(Case image, List<CocoBox> found, Issues issues) {
    if (found.isEmpty()) {
      return Boxes.NONE;
    }
    Boxes boxes =
        new Boxes(
            found.stream().mapToDouble(CocoBox::left).toArray(),
            found.stream().mapToDouble(CocoBox::top).toArray(),
            found.stream().mapToDouble(box -> box.left() + box.width()).toArray(),
            found.stream().mapToDouble(box -> box.top() + box.height()).toArray(),
            found.stream().mapToInt(CocoBox::category).toArray(),
            found.stream().mapToDouble(CocoBox::score).toArray(),
            crowds(found));
    ImageSize size = ImageSize.of(image, issues);
    for (int box = 0; box < boxes.size(); box++) {
      check.check(boxes, box, size, found.get(box).location(), issues);
    }
    return boxes;
  }

  private static boolean[] crowds(List<CocoBox> found) {
    boolean[] crowds = new boolean[found.size()];
    for (int box = 0; box < crowds.length; box++) {
      crowds[box] = found.get(box).isCrowd();
    }
    return crowds;
  }
}
