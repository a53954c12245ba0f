package org.aceso.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aceso.http.Json;
import org.aceso.runner.preset.Preset;
import org.aceso.wire.Bilingual;
import org.aceso.wire.PresetFile;
import org.aceso.wire.Ranking;

/** Presets on the wire. */
final class PresetJson {
  private PresetJson() {}

  static org.aceso.wire.Preset wire(Preset preset) {
    return new org.aceso.wire.Preset(
        preset.name(),
        wire(preset.title()),
        wire(preset.question()),
        wire(preset.summary()),
        preset.source(),
        preset.citation(),
        preset.type(),
        settings(preset),
        preset.files().stream()
            .map(file -> new PresetFile(file.setting(), file.name(), file.help()))
            .toList(),
        CompositeJson.orAbsent(preset.composites()),
        ranking(preset),
        preset.cases(),
        preset.reference(),
        preset.data());
  }

  private static Map<String, Object> settings(Preset preset) {
    JsonNode values = preset.settings();
    return Json.MAPPER.convertValue(
        values,
        Json.MAPPER
            .getTypeFactory()
            .constructMapType(LinkedHashMap.class, String.class, Object.class));
  }

  private static Ranking ranking(Preset preset) {
    return Json.MAPPER.convertValue(preset.ranking(), Ranking.class);
  }

  private static Bilingual wire(Preset.Text text) {
    return new Bilingual(text.en(), text.fr());
  }
}
