package org.aceso.type.segmentation;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.formats.files.CaseFile;
import org.aceso.formats.files.CaseFiles;
import org.aceso.formats.nifti.NiftiLabels;
import org.aceso.formats.nifti.NiftiWriter;
import org.aceso.formats.png.PngLabels;
import org.aceso.formats.png.PngWriter;
import org.aceso.formats.volume.GeometryCheck;
import org.aceso.formats.volume.LabelVolume;
import org.aceso.formats.volume.VoxelGeometry;
import org.aceso.spi.Case;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Issues;

/** The files of submissions and references, which are alike: one label map a case. */
final class LabelMapFiles {
  private static final int SAMPLE_SIDE = 16;

  /** Voxels of eight bytes on a grid of 512 by 512 by 512, as large as label maps come. */
  private static final long MOST_BYTES = 1L << 30;

  private final SegmentationSettings settings;
  private final NiftiLabels nifti;
  private final PngLabels png;

  LabelMapFiles(SegmentationSettings settings) {
    this.settings = settings;
    GeometryCheck check = new GeometryCheck(settings.geometryTolerance());
    this.nifti = new NiftiLabels(settings.all().allowed(), check);
    this.png = new PngLabels(settings.all().allowed(), check, settings.pixelSpacing());
  }

  DataFormat<LabelVolume> format() {
    return CaseFiles.of(
            settings.images().formatName(),
            description(),
            settings.patterns(),
            MOST_BYTES,
            this::read,
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

  private LabelVolume read(CaseFile file, Issues issues) throws IOException {
    return settings.images() == ImageKind.NIFTI
        ? nifti.read(file.entry(), file.forCase(), issues)
        : png.read(file.entry(), file.forCase(), issues);
  }

  private Map<String, String> attributes(CaseFile file, Issues issues) throws IOException {
    Optional<VoxelGeometry> geometry =
        settings.images() == ImageKind.NIFTI
            ? NiftiLabels.readGeometry(file.entry(), file.forCase().id(), issues)
            : png.readGeometry(file.entry(), file.forCase(), issues);
    return geometry.map(VoxelGeometry::attributes).orElse(Map.of());
  }

  /** Nothing but background, as large as the case says. */
  private void writeSample(Case forCase, OutputStream out) throws IOException {
    double[] shape =
        GeometryCheck.attribute(forCase, VoxelGeometry.SHAPE, 3)
            .orElse(new double[] {SAMPLE_SIDE, SAMPLE_SIDE, 1});
    VoxelGeometry geometry =
        new VoxelGeometry(
            (int) shape[0],
            (int) shape[1],
            (int) shape[2],
            GeometryCheck.attribute(forCase, VoxelGeometry.SPACING, 3)
                .orElse(settings.pixelSpacing()),
            GeometryCheck.attribute(forCase, VoxelGeometry.AFFINE, 12).orElse(new double[0]));
    byte[] labels = LabelVolume.empty(geometry).bytes();
    if (settings.images() == ImageKind.NIFTI) {
      NiftiWriter.write(geometry, labels, out);
    } else {
      PngWriter.write(geometry, labels, out);
    }
  }
}
