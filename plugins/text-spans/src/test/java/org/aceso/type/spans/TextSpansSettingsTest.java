package org.aceso.type.spans;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.aceso.runner.Configuring;
import org.aceso.runner.SettingValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextSpansSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"A,,B", "A,A", "A B", "A=B", "maladie chronique"})
  void badTypes_areRefused(String types) {
    TextSpans type = new TextSpans();
    List<String> fields =
        Configuring.configure(
                type, SettingValues.fromText(type.settings(), List.of("entity_types=" + types)))
            .issues()
            .issues()
            .stream()
            .map(issue -> issue.location().field())
            .toList();
    assertEquals(List.of("entity_types"), fields);
  }
}
