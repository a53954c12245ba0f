package org.aceso.type.instances;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.formats.files.CaseFile;
import org.aceso.formats.files.CaseFiles;
import org.aceso.formats.labels.ImageKind;
import org.aceso.formats.labels.LabelImages;
import org.aceso.formats.volume.AllowedLabels;
import org.aceso.formats.volume.GeometryCheck;
import org.aceso.formats.volume.LabelVolume;
import org.aceso.formats.volume.VoxelGeometry;
import org.aceso.metrics.detection.InstanceMap;
import org.aceso.metrics.segmentation.LabelArray;
import org.aceso.spi.Case;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Issues;

/**
 * The files of submissions and references, which are alike: one label map a case, each value an
 * instance, and where there are several classes a table beside it.
 */
final class InstanceMapFiles {
  /**
   * Voxels of eight bytes in 2 000 slices of 512 by 512, and a header: more than label maps come
   * with. It costs no memory, as voxels become labels of one or two bytes while they arrive.
   */
  private static final long MOST_BYTES = 1L << 32;

  private final InstanceSettings settings;
  private final MapSettings maps;
  private final LabelImages images;
  private final Optional<ClassTable> classes;

  InstanceMapFiles(InstanceSettings settings, MapSettings maps) {
    this.settings = settings;
    this.maps = maps;
    this.images =
        new LabelImages(
            maps.kind(),
            AllowedLabels.upTo(AllowedLabels.LARGEST),
            new GeometryCheck(maps.tolerance()),
            new double[] {1, 1, 1});
    this.classes = maps.classFile().map(name -> new ClassTable(settings, name));
  }

  DataFormat<InstanceMap> format() {
    List<Column> columns = new ArrayList<>();
    columns.add(
        Column.integer(
            settings.instanceColumn(),
            0,
            AllowedLabels.LARGEST,
            "what a pixel or voxel holds: the number of its instance, 0 for none"));
    classes.ifPresent(table -> columns.add(table.classColumn()));
    CaseFiles<InstanceMap> files =
        CaseFiles.of(
                maps.kind().formatName(),
                description(),
                maps.patterns(),
                MOST_BYTES,
                this::read,
                this::writeSample)
            .withColumns(columns)
            .listing(this::attributes);
    return classes
        .map(
            table ->
                files
                    .beside(List.of(table.fileName()))
                    .withSampleBeside(table.fileName(), (forCase, out) -> table.writeSample(out)))
        .orElse(files);
  }

  private String description() {
    String image =
        maps.kind() == ImageKind.NIFTI
            ? "A folder or zip with one NIfTI file a case, on the grid of its image: voxels are"
            : "A folder or zip with one PNG file a case, as large as its image: grey values of up"
                + " to 16 bits or palette indices are";
    String table =
        classes
            .map(
                one ->
                    " Beside it "
                        + one.fileName()
                        + " has one row an instance: "
                        + settings.instanceColumn()
                        + ","
                        + settings.classColumn()
                        + ". An image without instances needs none.")
            .orElse("");
    return image + " numbers of instances, 0 is none." + table;
  }

  private InstanceMap read(CaseFile file, Issues issues) throws IOException {
    ErrorWatch watch = new ErrorWatch(issues);
    LabelVolume volume = images.read(file, watch);
    InstanceMap map = watch.sawError() ? null : instances(volume);
    if (map != null && map.size() > maps.mostInstances()) {
      watch.error(
          "too_many_instances",
          "the image has " + map.size() + " instances, the most is " + maps.mostInstances(),
          file.whole().inField("voxels"));
    }
    if (classes.isEmpty()) {
      return map;
    }
    int[] types = classes.get().read(file, map == null ? null : map.numbers(), watch);
    return watch.sawError() ? null : map.withClasses(types);
  }

  private static InstanceMap instances(LabelVolume volume) {
    return InstanceMap.of(
        volume.bytes() == null ? LabelArray.of(volume.shorts()) : LabelArray.of(volume.bytes()));
  }

  /** No metric depends on lengths: those of a PNG file, which has none, are not made up. */
  private Map<String, String> attributes(CaseFile file, Issues issues) throws IOException {
    return images
        .readGeometry(file, issues)
        .map(
            geometry ->
                maps.kind() == ImageKind.NIFTI
                    ? geometry.attributes()
                    : Map.of(VoxelGeometry.SHAPE, geometry.shape()))
        .orElse(Map.of());
  }

  /** One instance of one pixel, in an image as large as the case says. */
  private void writeSample(Case forCase, OutputStream out) throws IOException {
    VoxelGeometry grid = images.gridOf(forCase);
    byte[] pixels = LabelVolume.empty(grid).bytes();
    pixels[0] = 1;
    images.write(grid, pixels, out);
  }
}
