package org.aceso.submission;

import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.PassingHandler;
import org.aceso.phase.Frozen;
import org.aceso.plugin.PluginJson;
import org.aceso.runner.Outcome;
import org.aceso.storage.Scratch;
import org.aceso.wire.SubmittedFile;
import org.aceso.wire.Validation;
import org.jdbi.v3.core.Handle;

/** Who handles the free dry run: nothing of it is stored. */
public final class ValidationRoutes {
  private final Admissions admissions;
  private final Validations validations;

  public ValidationRoutes(Admissions admissions, Validations validations) {
    this.admissions = admissions;
    this.validations = validations;
  }

  public void register(Api api) {
    api.pass("validateSubmission", this::validate);
  }

  private PassingHandler.Work validate(Call call, Handle db) {
    Frozen frozen = admissions.admitValidation(call, call.path("phaseId"), db).frozen();
    return file ->
        Answer.ok(wire(file, call.mediaType(), validations.validate(frozen, file.path())));
  }

  private static Validation wire(Scratch.Passing file, String mediaType, Outcome outcome) {
    return new Validation(
        outcome.valid(),
        outcome.cases(),
        new SubmittedFile(file.bytes(), file.sha256(), mediaType, null),
        PluginJson.wire(outcome.issues()));
  }
}
