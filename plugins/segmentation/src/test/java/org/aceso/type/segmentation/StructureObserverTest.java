package org.aceso.type.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.formats.volume.LabelVolume;
import org.aceso.formats.volume.VoxelGeometry;
import org.aceso.metrics.segmentation.StructureMeasure;
import org.aceso.metrics.segmentation.StructureMetrics;
import org.aceso.metrics.segmentation.StructurePair;
import org.aceso.runner.SettingValues;
import org.aceso.spi.Better;
import org.aceso.spi.Case;
import org.aceso.spi.MetricInfo;
import org.junit.jupiter.api.Test;

final class StructureObserverTest {
  private static final int MOST_COLLECTIONS = 50;

  /** What was measured of a structure may take as much memory as its images. */
  @Test
  void structures_areLetGoBeforeTheNextIsMeasured() {
    List<WeakReference<StructurePair>> measured = new ArrayList<>();
    StructureMeasure measure =
        new StructureMeasure(
            MetricInfo.of("size", "Size", Better.NEITHER, 0, Double.POSITIVE_INFINITY),
            StructureMeasure.Kind.AMOUNT,
            pair -> {
              measured.forEach(StructureObserverTest::assertLetGo);
              measured.add(new WeakReference<>(pair));
              return measured.size();
            });
    SegmentationSettings settings =
        SegmentationSettings.check(
            SettingValues.fromText(new Segmentation().settings(), List.of("labels=1,2,3")).get(),
            issue -> {
              throw new AssertionError(issue);
            });
    StructureMetrics metrics = new StructureMetrics(List.of("1", "2", "3"), List.of(measure));
    double[] spacing = {1, 1, 1};
    VoxelGeometry geometry = new VoxelGeometry(3, 1, 1, spacing, new double[0]);
    LabelVolume image = new LabelVolume(geometry, new byte[] {1, 2, 3}, null);
    new StructureObserver(settings, metrics).observe(new Case(0, "a", Map.of()), image, image);
    assertEquals(3, measured.size());
  }

  private static void assertLetGo(WeakReference<StructurePair> pair) {
    for (int i = 0; i < MOST_COLLECTIONS && pair.get() != null; i++) {
      System.gc();
    }
    assertNull(pair.get());
  }
}
