package org.aceso.selection;

import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.wire.NewSelection;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on what teams choose. */
public final class SelectionRoutes {
  private final Selections selections;

  public SelectionRoutes(Selections selections) {
    this.selections = selections;
  }

  public void register(Api api) {
    api.on("getSelection", (call, db) -> show(selections.read(call, call.path("phaseId"), db)));
    api.on("updateSelection", this::update);
  }

  private Answer update(Call call, Handle db) {
    Selections.Held held = selections.hold(call, call.path("phaseId"), db);
    call.requireMatch(held.selection().tag());
    return show(selections.choose(call, held, call.body(NewSelection.class).submissionIds(), db));
  }

  private static Answer show(Selection selection) {
    return Answer.ok(
            new org.aceso.wire.Selection(
                selection.phaseId(),
                selection.teamId(),
                selection.rule().most(),
                selection.rule().until(),
                selection.submissionIds()))
        .etag(selection.tag());
  }
}
