package org.aceso;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.ids.NearestName;

/** Finds variables that look like settings and are none. */
final class Spelling {
  /** Read by the log's configuration, before there are settings. */
  static final String LOG_LEVEL = "ACESO_LOG";

  private static final String PREFIX = "ACESO_";

  /** The level of the log, and what the clients of the guides read. */
  private static final Set<String> OTHERS =
      Set.of(
          LOG_LEVEL,
          "ACESO_URL",
          "ACESO_TOKEN",
          "ACESO_PLATFORM_TOKEN",
          "ACESO_PARTNER",
          "ACESO_PARTNER_TOKEN");

  private Spelling() {}

  /** One line for each, with the name that comes closest. */
  static List<String> unknown(Collection<String> variables) {
    Set<String> known =
        Arrays.stream(ServerSetting.values())
            .map(ServerSetting::variable)
            .collect(Collectors.toSet());
    return variables.stream()
        .filter(name -> name.startsWith(PREFIX))
        .filter(name -> !known.contains(name) && !OTHERS.contains(name))
        .sorted()
        .map(
            name ->
                name
                    + " is no setting and is ignored; the nearest one is "
                    + NearestName.of(name, known).orElseThrow())
        .toList();
  }
}
