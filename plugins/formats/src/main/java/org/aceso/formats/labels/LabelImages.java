package org.aceso.formats.labels;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.aceso.formats.files.CaseFile;
import org.aceso.formats.nifti.NiftiLabels;
import org.aceso.formats.nifti.NiftiWriter;
import org.aceso.formats.png.PngLabels;
import org.aceso.formats.png.PngWriter;
import org.aceso.formats.volume.AllowedLabels;
import org.aceso.formats.volume.GeometryCheck;
import org.aceso.formats.volume.LabelVolume;
import org.aceso.formats.volume.VoxelGeometry;
import org.aceso.spi.Case;
import org.aceso.spi.Issues;

/**
 * Reads and writes the label maps of cases. Immutable; any thread.
 *
 * @param kind the format of all of them
 * @param allowed the labels that voxels may have
 * @param check how an image is held to the attributes of its case
 * @param pixelSpacing three lengths in mm, for PNG files whose case has no attribute {@code
 *     spacing}
 */
public record LabelImages(
    ImageKind kind, AllowedLabels allowed, GeometryCheck check, double[] pixelSpacing) {
  private static final int SAMPLE_SIDE = 16;

  /**
   * Reads the image of a case; voxels are looked at when the shape is that of the case.
   *
   * @return null when the voxels could not be read; incomplete when an error was reported
   * @throws IOException when the storage fails
   */
  public LabelVolume read(CaseFile file, Issues issues) throws IOException {
    return kind == ImageKind.NIFTI
        ? new NiftiLabels(allowed, check).read(file.entry(), file.forCase(), issues)
        : png().read(file.entry(), file.forCase(), issues);
  }

  /**
   * Reads how the voxels of an image lie; empty when something was reported.
   *
   * @throws IOException when the storage fails
   */
  public Optional<VoxelGeometry> readGeometry(CaseFile file, Issues issues) throws IOException {
    return kind == ImageKind.NIFTI
        ? NiftiLabels.readGeometry(file.entry(), file.forCase().id(), issues)
        : png().readGeometry(file.entry(), file.forCase(), issues);
  }

  private PngLabels png() {
    return new PngLabels(allowed, check, pixelSpacing);
  }

  /** The grid that the attributes of a case state; a small one where they state no shape. */
  public VoxelGeometry gridOf(Case forCase) {
    double[] shape =
        GeometryCheck.attribute(forCase, VoxelGeometry.SHAPE, 3)
            .orElse(new double[] {SAMPLE_SIDE, SAMPLE_SIDE, 1});
    return new VoxelGeometry(
        (int) shape[0],
        (int) shape[1],
        (int) shape[2],
        GeometryCheck.attribute(forCase, VoxelGeometry.SPACING, 3).orElse(pixelSpacing.clone()),
        GeometryCheck.attribute(forCase, VoxelGeometry.AFFINE, 12).orElse(new double[0]));
  }

  /**
   * Writes an image with labels of 0 to 255 and leaves the stream open.
   *
   * @param labels one for each voxel, x fastest
   * @throws IOException only from {@code out}
   */
  public void write(VoxelGeometry geometry, byte[] labels, OutputStream out) throws IOException {
    if (kind == ImageKind.NIFTI) {
      NiftiWriter.write(geometry, labels, out);
    } else {
      PngWriter.write(geometry, labels, out);
    }
  }
}
