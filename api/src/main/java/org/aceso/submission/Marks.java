package org.aceso.submission;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.aceso.audit.AuditAction;
import org.aceso.http.Call;
import org.aceso.http.Digests;
import org.aceso.standing.Standings;
import org.jdbi.v3.core.Handle;

/** What organisers find out about submissions. What is so already is not recorded again. */
final class Marks {
  private Marks() {}

  /**
   * Makes a submission a baseline, which the board shows beside the teams and ranks with nobody, or
   * an entry like others again.
   *
   * @param label what the board calls it; empty when it is none
   */
  static Submission setBaseline(
      Call call, Submissions.Held held, Optional<String> label, Handle db) {
    Submission submission = held.seen().submission();
    if (submission.annotations().baseline().equals(label)) {
      return submission;
    }
    AnnotationQueries.setBaseline(submission.id(), label, db);
    Standings.choose(held.team(), held.seen().phase(), db);
    Map<String, ?> facts =
        label.isPresent()
            ? Map.of("baseline", true, "label", label.get())
            : Map.of("baseline", false);
    Annotated.record(call, AuditAction.SUBMISSION_BASELINE_CHANGED, held, facts, db);
    return SubmissionQueries.find(submission.id(), db).orElseThrow();
  }

  /**
   * Says that an organiser verified a submission, or no longer does. The log holds the digest of
   * what was noted, which can be corrected later.
   */
  static Submission setVerification(
      Call call, Submissions.Held held, Optional<String> note, Handle db) {
    Submission submission = held.seen().submission();
    if (submission.annotations().verification().equals(note)) {
      return submission;
    }
    AnnotationQueries.setVerification(submission.id(), note, db);
    Map<String, ?> facts =
        note.isPresent()
            ? Map.of("verified", true, "note", HexFormat.of().formatHex(Digests.sha256(note.get())))
            : Map.of("verified", false);
    Annotated.record(call, AuditAction.SUBMISSION_VERIFICATION_CHANGED, held, facts, db);
    return SubmissionQueries.find(submission.id(), db).orElseThrow();
  }
}
