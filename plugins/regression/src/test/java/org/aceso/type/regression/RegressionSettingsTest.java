package org.aceso.type.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.aceso.runner.Checked;
import org.aceso.runner.Configuring;
import org.aceso.runner.SettingValues;
import org.aceso.spi.Column;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegressionSettingsTest {

  @Test
  void columnsRangeAndUnit_areThoseOfTheSettings() {
    Evaluation<?, ?, ?> evaluation =
        configure("case_column=image", "prediction_column=age", "range=0,240", "unit=months").get();
    Column column = evaluation.predictions().info().columns().get(1);
    assertEquals("image", evaluation.predictions().info().columns().get(0).name());
    assertEquals("age", column.name());
    assertEquals(240, column.most());
    assertEquals("value", evaluation.references().info().columns().get(1).name());
    assertEquals("months", evaluation.metrics().get(0).info().unit());
    assertEquals("months^2", evaluation.metrics().get(2).info().unit());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "range=1|range",
        "range=3,1|range",
        "range=0,1;2,3|range",
        "range=0,1e61|range",
        "case_column= |case_column",
        "truth_column=id|truth_column",
        "prediction_column=id|prediction_column"
      })
  void badSetting_isReportedAtItsName(String setting, String name) {
    List<Issue> issues = configure(setting).issues().issues();
    assertEquals("invalid_setting", issues.get(0).code(), issues::toString);
    assertEquals(name, issues.get(0).location().field());
  }

  private static Checked<Evaluation<?, ?, ?>> configure(String... settings) {
    Regression type = new Regression();
    return Configuring.configure(type, SettingValues.fromText(type.settings(), List.of(settings)));
  }
}
