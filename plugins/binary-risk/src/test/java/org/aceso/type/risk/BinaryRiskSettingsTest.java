package org.aceso.type.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BinaryRiskSettingsTest {

  @Test
  void eachNumber_givesAMetricOfItsOwn() {
    List<String> keys =
        keys("thresholds=0.2,0.5", "beta=1,2", "ece_bins=5", "max_fpr=1", "specificity=0.8;0.95");
    assertTrue(
        keys.containsAll(
            List.of(
                "f_beta@1[beta=1,threshold=0.2]",
                "f_beta@1[beta=2,threshold=0.5]",
                "ece@1[bins=5]",
                "partial_auroc@1[max_fpr=1]",
                "sensitivity_at_specificity@1[specificity=0.95]")),
        keys::toString);
  }

  @Test
  void columnNames_areThoseOfTheSettings() {
    Evaluation<?, ?, ?> evaluation =
        RiskFixture.configure("case_column=filename", "risk_column=relapse").get();
    assertEquals("filename", evaluation.predictions().info().columns().get(0).name());
    assertEquals("relapse", evaluation.predictions().info().columns().get(1).name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epsilon=0", "epsilon=0.5", "epsilon=1e-17", "thresholds=1.5", "thresholds=-0.1", "beta=0",
        "ece_bins=0", "ece_bins=2.5", "max_fpr=0", "max_fpr=1.1", "specificity=2", "beta=1,1",
        "risk_column=id", "label_column=id", "case_column= "
      })
  void badSetting_isReportedAtItsName(String setting) {
    List<Issue> issues = RiskFixture.configure(setting).issues().issues();
    assertEquals("invalid_setting", issues.get(0).code(), issues::toString);
    String name = setting.substring(0, setting.indexOf('='));
    boolean isColumn = name.equals("case_column");
    assertTrue(isColumn || name.equals(issues.get(0).location().field()), issues::toString);
  }

  @Test
  void allBadSettings_areReportedAtOnce() {
    assertEquals(
        3, RiskFixture.configure("epsilon=0", "beta=-1", "ece_bins=0").issues().issues().size());
  }

  private static List<String> keys(String... settings) {
    return RiskFixture.configure(settings).get().metrics().stream()
        .map(metric -> metric.info().key())
        .toList();
  }
}
