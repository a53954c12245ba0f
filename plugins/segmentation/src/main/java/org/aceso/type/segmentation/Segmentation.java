package org.aceso.type.segmentation;

import java.util.List;
import org.aceso.formats.volume.LabelVolume;
import org.aceso.formats.volume.ListedShape;
import org.aceso.metrics.segmentation.StructureMetrics;
import org.aceso.metrics.segmentation.StructureValues;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** One label map a case, in two or three dimensions. */
public final class Segmentation implements ChallengeType {

  @Override
  public Id id() {
    return Id.of("segmentation");
  }

  @Override
  public String title() {
    return "Segmentation";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text(
                "labels",
                "",
                "Labels of 1 to 65535 that images may hold, with names, as 1=edema,2=core or"
                    + " 1,2; 0 is background.")
            .mandatory(),
        Setting.text(
            "regions", "", "Unions of labels, as whole_tumour=1+2+4,tumour_core=1+4; or none."),
        Setting.choice(
            "scored",
            List.of("all", "labels", "regions"),
            "Whether labels, regions or both count."),
        Setting.choice("images", List.of("nifti", "png"), "The format of all label maps."),
        Setting.text(
            "file_names",
            "",
            "Names of files with {case} for the id, several with commas; empty for {case}.nii.gz"
                + " and {case}.nii, or {case}.png."),
        Setting.numbers(
            "pixel_spacing",
            "1",
            "PNG: mm between pixels, or x,y; the attribute \"spacing\" of a case goes before it."),
        Setting.numbers(
            "geometry_tolerance",
            "0.001",
            "Largest difference in mm of a number of spacing and affine from those of the case."),
        Setting.text(
            "measures",
            "overlap,volume,border,surfel",
            "Families that are scored, with commas: overlap, volume, border, surfel; and amounts,"
                + " which tells how large the structures of the reference are."),
        Setting.numbers(
            "tolerances", "1", "Distances in mm of the normalized surface distance, one or more."),
        Setting.choice(
            "average_over",
            List.of("pairs", "cases", "structures"),
            "How averages over structures form: over all pairs of case and structure, first within"
                + " a case, or first within a structure."),
        Setting.choice(
            "absent_in_both",
            List.of("skipped", "best"),
            "What a structure scores that neither the reference nor the prediction has."),
        Setting.choice(
            "absent_in_one",
            List.of("worst", "skipped"),
            "What surface measures score when one of both does not have a structure: 0 or the worst"
                + " distance, or nothing. Overlap is 0 in either case."),
        Setting.numbers(
            "worst_distance", "0", "The worst distance in mm; 0 for the diagonal of the image."),
        Setting.flag(
            "missing_as_empty",
            false,
            "Whether a case may be left out, and scores like an image of background."));
  }

  @Override
  public Evaluation<LabelVolume, LabelVolume, StructureValues> configure(
      Settings settings, Issues issues) {
    SegmentationSettings checked = SegmentationSettings.check(settings, issues);
    if (checked == null) {
      return null;
    }
    DataFormat<LabelVolume> format = new LabelMapFiles(checked).format();
    StructureMetrics metrics =
        new StructureMetrics(
            checked.scored().stream().map(Structure::name).toList(), checked.measures());
    return new Evaluation<>(
        format,
        format,
        List.of(),
        List.of(new ListedShape()),
        StructureValues.class,
        new StructureObserver(checked, metrics),
        metrics.metrics(checked.average()));
  }
}
