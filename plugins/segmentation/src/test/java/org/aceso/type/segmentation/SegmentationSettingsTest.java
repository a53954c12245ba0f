package org.aceso.type.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aceso.runner.CaseFile;
import org.aceso.runner.Checked;
import org.aceso.runner.Configuring;
import org.aceso.runner.Evaluator;
import org.aceso.runner.Limits;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SegmentationSettingsTest {
  private static final Path LIVERS = Path.of("src/test/resources/livers");

  private static Checked<? extends Evaluation<?, ?, ?>> configure(String... settings) {
    Segmentation type = new Segmentation();
    return Configuring.configure(type, SettingValues.fromText(type.settings(), List.of(settings)));
  }

  private static List<String> keys(String... settings) {
    return configure(settings).get().metrics().stream().map(m -> m.info().key()).toList();
  }

  @Test
  void scoredStructures_haveMetricsOfTheirOwn() {
    List<String> all = keys("labels=1=edema,4", "regions=whole=1+4", "measures=overlap,surfel");
    assertEquals("mean_dice@1", all.get(0));
    assertTrue(all.contains("dice@1[label=edema]"), all::toString);
    assertTrue(all.contains("dice@1[label=4]"), all::toString);
    assertTrue(all.contains("surfel_nsd@1[label=whole,tolerance=1]"), all::toString);
    List<String> regions =
        keys("labels=1,2", "regions=both=1+2", "scored=regions", "average_over=cases");
    assertEquals("mean_dice@1[over=cases]", regions.get(0));
    assertTrue(regions.stream().noneMatch(key -> key.contains("label=1")), regions::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labels=0|images=png|labels",
        "labels=70000|images=png|labels",
        "labels=1,1|images=png|labels",
        "labels=1=a,2=a|images=png|labels",
        "labels=1=a b|images=png|labels",
        "labels=1,|images=png|labels",
        "labels=1|regions=1|regions",
        "labels=1|regions=all=1+2|regions",
        "labels=1=a|regions=a=1|regions",
        "labels=1|scored=regions|scored",
        "labels=1|measures=dice|measures",
        "labels=1|measures=overlap,overlap|measures",
        "labels=1|tolerances=1,1|tolerances",
        "labels=1|tolerances=-1|tolerances",
        "labels=1|file_names=x.png|file_names",
        "labels=1|pixel_spacing=1,2,3|pixel_spacing",
        "labels=1|pixel_spacing=0|pixel_spacing",
        "labels=1|worst_distance=-1|worst_distance",
        "labels=1|geometry_tolerance=1,2|geometry_tolerance"
      })
  void badSetting_isReportedAtItsName(String labels, String setting, String name) {
    var issues = configure(labels, setting).issues().issues();
    assertEquals(1, issues.size(), issues::toString);
    assertEquals("invalid_setting", issues.get(0).code());
    assertEquals(name, issues.get(0).location().field());
  }

  /** Uncompressed voxels of eight bytes, as large as scans of the whole body come. */
  @Test
  void aFile_mayHoldALargeScanAndItsHeader() {
    long bytes = 352 + 8L * 512 * 512 * 1_500;
    assertTrue(configure("labels=1").get().predictions().info().bytesPerCase() >= bytes);
  }

  @Test
  void aReferenceWhoseShapesAreNotListed_isRefused(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("cases.csv"), "case\nliver_01\nliver_02\nliver_03\n");
    CaseList cases = CaseFile.read(file).get();
    Evaluator evaluator = new Evaluator(Limits.standard(), 1);
    Outcome outcome =
        evaluator.checkReference(
            configure("labels=1,2").get(), cases, Upload.of(LIVERS.resolve("reference")));
    assertEquals(3, outcome.issues().issues().size());
    assertEquals("shape_not_listed", outcome.issues().issues().get(0).code());
  }

  @Test
  void casesLeftOut_scoreLikeBackground_whereAPhaseSaysSo() {
    Evaluation<?, ?, ?> evaluation =
        configure("labels=1,2", "measures=overlap", "missing_as_empty=true").get();
    Evaluator evaluator = new Evaluator(Limits.standard(), 1);
    Upload reference = Upload.of(LIVERS.resolve("reference"));
    Outcome outcome =
        evaluator.score(
            evaluation,
            evaluator.listCases(evaluation, reference).get(),
            reference,
            Upload.of(LIVERS.resolve("invalid/missing")),
            Resampling.NONE);
    assertTrue(outcome.valid(), () -> outcome.issues().summary());
    // Two cases with both structures right, one with one of them missed and the other in neither.
    assertEquals(0.8, outcome.scores().get(0).value(), 1e-12);
  }
}
