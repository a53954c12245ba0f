package org.aceso.plugin;

import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.runner.preset.Preset;
import org.aceso.wire.PresetList;

/** Who handles the operations on presets. */
public final class PresetRoutes {
  private final Catalogue catalogue;

  public PresetRoutes(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  public void register(Api api) {
    api.on("listPresets", (call, db) -> list());
    api.on("getPreset", (call, db) -> Answer.ok(PresetJson.wire(preset(call.path("preset")))));
  }

  private Answer list() {
    return Answer.ok(new PresetList(catalogue.presets().stream().map(PresetJson::wire).toList()));
  }

  private Preset preset(String name) {
    return catalogue
        .preset(name)
        .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND, catalogue.unknownPreset(name)));
  }
}
