package org.aceso.type.alarm;

import java.util.List;
import org.aceso.metrics.alarms.AlarmUtility;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** What a call is worth in a phase. */
final class UtilitySettings {
  private static final int MOST_HOURS = 10_000;

  private UtilitySettings() {}

  static List<Setting> all() {
    return List.of(
        Setting.integer(
            "earliest_hours",
            -12,
            "First hour, from the onset, at which a call is worth anything."),
        Setting.integer(
            "optimal_hours",
            -6,
            "Hour of the best call, from the onset. The labels of the reference begin there: the"
                + " onset is the first labelled hour minus this."),
        Setting.integer("latest_hours", 3, "Last hour, from the onset, that counts."),
        Setting.numbers("hit", "1", "Worth of the best call, above 0."),
        Setting.numbers("missed", "-2", "Worth of the last missed hour, at most 0."),
        Setting.numbers("false_alarm", "-0.05", "Worth of a false call, at most 0."),
        Setting.numbers("quiet", "0", "Worth of a true silence, at least that of a false call."));
  }

  /** The utility, or null when a problem was reported. */
  static AlarmUtility check(Settings settings, Issues issues) {
    Check check = new Check(settings, issues);
    long earliest = settings.integer("earliest_hours");
    long optimal = settings.integer("optimal_hours");
    long latest = settings.integer("latest_hours");
    check.that(
        -MOST_HOURS <= earliest && earliest < optimal && optimal < latest && latest <= MOST_HOURS,
        "optimal_hours",
        "earliest, optimal and latest hour must increase");
    double hit = check.number("hit");
    double missed = check.number("missed");
    double falseAlarm = check.number("false_alarm");
    double quiet = check.number("quiet");
    check.that(hit > 0, "hit", "must be one number above 0");
    check.that(missed <= 0, "missed", "must be one number of at most 0");
    check.that(falseAlarm <= 0, "false_alarm", "must be one number of at most 0");
    check.that(quiet >= falseAlarm, "quiet", "must be one number, at least that of a false call");
    return check.failed
        ? null
        : new AlarmUtility(
            (int) earliest, (int) optimal, (int) latest, hit, missed, falseAlarm, quiet);
  }

  private static final class Check {
    private final Settings settings;
    private final Issues issues;
    private boolean failed;

    Check(Settings settings, Issues issues) {
      this.settings = settings;
      this.issues = issues;
    }

    /** The number of a setting; NaN, which no condition takes, where there are several. */
    double number(String name) {
      double[][] rows = settings.numbers(name);
      return rows.length == 1 && rows[0].length == 1 ? rows[0][0] : Double.NaN;
    }

    void that(boolean holds, String setting, String message) {
      if (!holds) {
        issues.error("invalid_setting", message, Location.setting(setting));
        failed = true;
      }
    }
  }
}
