package org.aceso.submission;

import java.util.LinkedHashMap;
import java.util.Map;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.http.Call;
import org.jdbi.v3.core.Handle;

/** What the audit log says of what people say about submissions. */
final class Annotated {
  private Annotated() {}

  static void record(
      Call call, AuditAction action, Submissions.Held held, Map<String, ?> facts, Handle db) {
    Submission submission = held.seen().submission();
    Map<String, Object> all = new LinkedHashMap<>(facts);
    all.put("phase", submission.phaseId());
    all.put("team", submission.teamId());
    String challenge = held.seen().phase().challengeId();
    Audit.record(call, action, challenge, submission.id(), all, db);
  }
}
