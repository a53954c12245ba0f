package org.aceso.runner.descriptor;

import java.util.List;
import java.util.Objects;
import org.aceso.runner.Configuring;
import org.aceso.runner.SettingValues;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Setting;

/**
 * One challenge type.
 *
 * @param id such as {@code binary-risk@1}
 * @param title one line for people
 * @param settings what an organiser can choose
 * @param standard what it is with all settings at their standards; null when a setting has none
 */
public record TypeDescriptor(String id, String title, List<Setting> settings, Configured standard) {
  public TypeDescriptor {
    Objects.requireNonNull(title, "a type needs a title");
    settings = List.copyOf(settings);
  }

  /**
   * Asks a type for all it says about itself.
   *
   * @throws org.aceso.runner.EvaluatorException with fault PLUGIN when its settings contradict
   *     themselves or it cannot be configured
   */
  public static TypeDescriptor of(ChallengeType type) {
    List<Setting> settings = List.copyOf(type.settings());
    Configured standard =
        settings.stream().anyMatch(Setting::required)
            ? null
            : Configured.of(
                Configuring.configure(type, SettingValues.fromText(settings, List.of())));
    return new TypeDescriptor(type.id().toString(), type.title(), settings, standard);
  }
}
