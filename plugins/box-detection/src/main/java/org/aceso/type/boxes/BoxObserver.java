package org.aceso.type.boxes;

import org.aceso.metrics.detection.AssignedBoxes;
import org.aceso.metrics.detection.Boxes;
import org.aceso.metrics.detection.CocoImage;
import org.aceso.metrics.detection.MatchCounts;
import org.aceso.spi.Case;
import org.aceso.spi.Observer;

/** Holds the boxes of an image against the true ones. */
final class BoxObserver implements Observer<Boxes, Boxes, BoxObservation> {
  private final BoxSettings settings;
  private final int classes;

  BoxObserver(BoxSettings settings) {
    this.settings = settings;
    this.classes = settings.classes().size();
  }

  @Override
  public BoxObservation observe(Case forCase, Boxes predicted, Boxes truth) {
    boolean isRanked = !settings.scoreColumn().isEmpty();
    boolean isAssigned = settings.rules().scoresAssigned();
    return new BoxObservation(
        isRanked
            ? CocoImage.of(predicted, truth, classes)
            : CocoImage.of(Boxes.NONE, Boxes.NONE, 0),
        matches(predicted, truth),
        AssignedBoxes.of(predicted, isAssigned ? truth : Boxes.NONE, classes));
  }

  private MatchCounts matches(Boxes predicted, Boxes truth) {
    MatchCounts counts = settings.matcher().match(predicted, truth);
    boolean isLeftOut =
        counts.trueObjects() == 0
            && settings.rules().withoutTruth() == BoxSettings.WithoutTruth.LEFT_OUT;
    return isLeftOut ? counts.leftOut() : counts;
  }
}
