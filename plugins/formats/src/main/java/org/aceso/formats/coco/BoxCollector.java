package org.aceso.formats.coco;

import java.util.ArrayList;
import java.util.List;
import org.aceso.spi.CaseList;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** Takes the boxes of a file one by one, checks them and keeps them by image. */
final class BoxCollector {
  private final String file;
  private final CaseList cases;
  private final List<String> categories;
  private final boolean hasScores;
  private final Issues issues;
  private final List<List<CocoBox>> boxes = new ArrayList<>();
  private final boolean[] flawed;

  BoxCollector(
      String file, CaseList cases, List<String> categories, boolean hasScores, Issues issues) {
    this.file = file;
    this.cases = cases;
    this.categories = categories;
    this.hasScores = hasScores;
    this.issues = issues;
    this.flawed = new boolean[cases.size()];
    for (int index = 0; index < cases.size(); index++) {
      boxes.add(new ArrayList<>(0));
    }
  }

  void take(BoxObject object) {
    Location at = Location.line(file, object.line());
    if (object.image() == null) {
      issues.error(
          "bad_member",
          "the object has no image_id, a string or a whole number",
          at.inField("image_id"));
      return;
    }
    int index = cases.indexOf(object.image());
    Location place = at.inCase(object.image());
    if (index < 0) {
      issues.error(
          "unknown_case", "the image_id is no image of this phase", place.inField("image_id"));
    } else if (isGood(object, place)) {
      boxes.get(index).add(box(object, place));
    } else {
      flawed[index] = true;
    }
  }

  private CocoBox box(BoxObject object, Location place) {
    double[] sides = object.box();
    return new CocoBox(
        categories.indexOf(object.category()),
        sides[0],
        sides[1],
        sides[2],
        sides[3],
        hasScores ? object.score() : 0,
        !hasScores && object.crowd() == 1,
        place);
  }

  private boolean isGood(BoxObject object, Location place) {
    boolean isGood = true;
    if (object.category() == null || !categories.contains(object.category())) {
      issues.error(
          "not_a_choice", "the category_id is none of the phase", place.inField("category_id"));
      isGood = false;
    }
    if (object.box() == null) {
      issues.error(
          "bad_member",
          "bbox must be [x, y, width, height], the last two at least 0",
          place.inField("bbox"));
      isGood = false;
    }
    if (hasScores && Double.isNaN(object.score())) {
      issues.error("bad_member", "score must be a finite number", place.inField("score"));
      isGood = false;
    }
    if (!hasScores && object.crowd() != 0 && object.crowd() != 1) {
      issues.error("bad_member", "iscrowd must be 0 or 1", place.inField("iscrowd"));
      isGood = false;
    }
    return isGood;
  }

  boolean isFlawed(int index) {
    return flawed[index];
  }

  List<CocoBox> boxes(int index) {
    return boxes.get(index);
  }
}
