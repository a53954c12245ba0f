package org.aceso.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.audit.AuditAction;
import org.aceso.form.Questions;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.http.RequestProblem;
import org.aceso.phase.Phase;
import org.jdbi.v3.core.Handle;

/** What a team says of its submissions: a comment, and the metadata that the phase asks for. */
final class Descriptions {
  private Descriptions() {}

  static Submission update(
      Call call, Submissions.Held held, Submission.Annotations said, Handle db) {
    Submission submission = held.seen().submission();
    Submission.Annotations before = submission.annotations();
    List<String> changed = new ArrayList<>();
    if (!said.comment().equals(before.comment())) {
      changed.add("comment");
    }
    if (!said.metadata().equals(before.metadata())) {
      said.metadata().ifPresent(metadata -> requireAskedFor(held.seen().phase(), metadata));
      changed.add("metadata");
    }
    if (changed.isEmpty()) {
      return submission;
    }
    AnnotationQueries.describe(submission.id(), said.comment(), said.metadata(), db);
    Annotated.record(call, AuditAction.SUBMISSION_CHANGED, held, Map.of("members", changed), db);
    return SubmissionQueries.find(submission.id(), db).orElseThrow();
  }

  private static void requireAskedFor(Phase phase, JsonNode metadata) {
    Optional<JsonNode> schema = Optional.ofNullable(phase.draft().submissionMetadata());
    if (schema.isEmpty()) {
      throw Refusal.member("#/metadata", "unexpected", "the phase asks for no metadata");
    }
    List<RequestProblem> problems = Questions.stored(schema.get()).problems("#/metadata", metadata);
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
  }
}
