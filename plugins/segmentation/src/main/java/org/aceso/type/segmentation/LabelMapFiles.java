package org.aceso.type.segmentation;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.aceso.formats.files.CaseFile;
import org.aceso.formats.files.CaseFiles;
import org.aceso.formats.labels.LabelImages;
import org.aceso.formats.volume.GeometryCheck;
import org.aceso.formats.volume.LabelVolume;
import org.aceso.formats.volume.VoxelGeometry;
import org.aceso.spi.Case;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Issues;

/** The files of submissions and references, which are alike: one label map a case. */
final class LabelMapFiles {
  /**
   * Voxels of eight bytes in 2 000 slices of 512 by 512, and a header: more than label maps come
   * with. It costs no memory, as voxels become labels of one or two bytes while they arrive.
   */
  private static final long MOST_BYTES = 1L << 32;

  private final SegmentationSettings settings;
  private final LabelImages images;

  LabelMapFiles(SegmentationSettings settings) {
    this.settings = settings;
    this.images =
        new LabelImages(
            settings.images(),
            settings.all().allowed(),
            new GeometryCheck(settings.geometryTolerance()),
            settings.pixelSpacing());
  }

  DataFormat<LabelVolume> format() {
    return CaseFiles.of(
            settings.images().formatName(),
            description(),
            settings.patterns(),
            MOST_BYTES,
            images::read,
            this::writeSample)
        .withColumns(List.of(settings.all().column()))
        .listing(this::attributes);
  }

  private String description() {
    return switch (settings.images()) {
          case NIFTI ->
              "A folder or zip with one NIfTI file a case, on the grid of its image: voxels are"
                  + " labels, ";
          case PNG ->
              "A folder or zip with one PNG file a case, as large as its image: grey values or"
                  + " palette indices are labels, ";
        }
        + settings.all().legend()
        + ".";
  }

  private Map<String, String> attributes(CaseFile file, Issues issues) throws IOException {
    return images.readGeometry(file, issues).map(VoxelGeometry::attributes).orElse(Map.of());
  }

  /** Nothing but background, as large as the case says. */
  private void writeSample(Case forCase, OutputStream out) throws IOException {
    VoxelGeometry grid = images.gridOf(forCase);
    images.write(grid, LabelVolume.empty(grid).bytes(), out);
  }
}
