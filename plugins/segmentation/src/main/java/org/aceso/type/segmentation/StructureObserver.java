package org.aceso.type.segmentation;

import org.aceso.formats.volume.LabelVolume;
import org.aceso.formats.volume.VoxelGeometry;
import org.aceso.metrics.segmentation.AbsenceRule;
import org.aceso.metrics.segmentation.LabelArray;
import org.aceso.metrics.segmentation.LabelBoxes;
import org.aceso.metrics.segmentation.LabelMap;
import org.aceso.metrics.segmentation.StructureMetrics;
import org.aceso.metrics.segmentation.StructurePair;
import org.aceso.metrics.segmentation.StructureValues;
import org.aceso.metrics.segmentation.VoxelSpacing;
import org.aceso.spi.Case;
import org.aceso.spi.Observer;

/** Measures all structures of a case, in the space of the reference. */
final class StructureObserver implements Observer<LabelVolume, LabelVolume, StructureValues> {
  private final SegmentationSettings settings;
  private final StructureMetrics metrics;
  private final int largest;

  StructureObserver(SegmentationSettings settings, StructureMetrics metrics) {
    this.settings = settings;
    this.metrics = metrics;
    this.largest = settings.all().allowed().largest();
  }

  @Override
  public StructureValues observe(Case forCase, LabelVolume prediction, LabelVolume reference) {
    double[] mm = reference.geometry().spacing();
    VoxelSpacing spacing = new VoxelSpacing(mm[0], mm[1], mm[2]);
    LabelMap predicted = map(prediction, spacing);
    LabelMap truth = map(reference, spacing);
    if (!predicted.hasShapeOf(truth)) {
      throw new IllegalStateException(
          "the prediction of a case has another shape than its reference, which its attribute"
              + " \"shape\" should have told: list the cases from the reference");
    }
    LabelBoxes ofPrediction = LabelBoxes.of(predicted, largest);
    LabelBoxes ofReference = LabelBoxes.of(truth, largest);
    AbsenceRule declared = settings.absence();
    AbsenceRule rule =
        declared.worstDistance() > 0 ? declared : declared.withWorstDistance(truth.diagonal());
    // An iterator makes each pair when it is asked for, a list would keep them all.
    return metrics.observe(
        () ->
            settings.scored().stream()
                .map(
                    structure -> {
                      int[] labels = structure.labelArray();
                      return StructurePair.of(
                          predicted,
                          truth,
                          ofPrediction.around(labels).union(ofReference.around(labels)),
                          structure.members());
                    })
                .iterator(),
        rule);
  }

  @Override
  public boolean acceptsMissing() {
    return settings.missingAsEmpty();
  }

  /** A case left out scores like an image of nothing but background. */
  @Override
  public StructureValues missing(Case forCase, LabelVolume reference) {
    return observe(forCase, LabelVolume.empty(reference.geometry()), reference);
  }

  private static LabelMap map(LabelVolume volume, VoxelSpacing spacing) {
    VoxelGeometry geometry = volume.geometry();
    LabelArray labels =
        volume.bytes() == null ? LabelArray.of(volume.shorts()) : LabelArray.of(volume.bytes());
    return new LabelMap(labels, geometry.nx(), geometry.ny(), geometry.nz(), spacing);
  }
}
