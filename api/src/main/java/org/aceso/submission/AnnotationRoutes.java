package org.aceso.submission;

import java.util.Optional;
import org.aceso.challenge.Challenges;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.wire.Baseline;
import org.aceso.wire.NewVerification;
import org.jdbi.v3.core.Handle;

/** Who handles what teams and organisers say about submissions that are there. */
public final class AnnotationRoutes {
  private final Submissions submissions;
  private final Challenges challenges;

  public AnnotationRoutes(Submissions submissions, Challenges challenges) {
    this.submissions = submissions;
    this.challenges = challenges;
  }

  public void register(Api api) {
    api.on("updateSubmission", this::update);
    api.on("withdrawSubmission", this::withdraw);
    api.on("markBaseline", this::mark);
    api.on("unmarkBaseline", this::unmark);
    api.on("verifySubmission", this::verify);
    api.on("unverifySubmission", this::unverify);
  }

  private Answer update(Call call, Handle db) {
    Submissions.Seen seen = submissions.see(call, call.path("submissionId"), db);
    challenges.share(seen.phase().challengeId(), db).requirePersonalData();
    Submissions.Held held = hold(call, db);
    call.requireMatch(held.seen().tag());
    Submission.Annotations said =
        SubmissionJson.patched(held.seen().submission().annotations(), call.tree());
    return show(held, Descriptions.update(call, held, said, db));
  }

  private Answer withdraw(Call call, Handle db) {
    Submissions.Held held = hold(call, db);
    return show(held, Withdrawals.withdraw(call, held, db));
  }

  private Answer mark(Call call, Handle db) {
    Submissions.Held held = hold(call, db);
    Optional<String> label = Optional.of(call.body(Baseline.class).label());
    return show(held, Marks.setBaseline(call, held, label, db));
  }

  private Answer unmark(Call call, Handle db) {
    Marks.setBaseline(call, hold(call, db), Optional.empty(), db);
    return Answer.noContent();
  }

  private Answer verify(Call call, Handle db) {
    Submissions.Held held = hold(call, db);
    Optional<String> note = Optional.of(call.body(NewVerification.class).note());
    return show(held, Marks.setVerification(call, held, note, db));
  }

  private Answer unverify(Call call, Handle db) {
    Marks.setVerification(call, hold(call, db), Optional.empty(), db);
    return Answer.noContent();
  }

  private Submissions.Held hold(Call call, Handle db) {
    return submissions.hold(call, call.path("submissionId"), db);
  }

  private static Answer show(Submissions.Held held, Submission changed) {
    Submissions.Seen seen = held.seen().with(changed);
    return Answer.ok(SubmissionJson.wire(seen)).etag(seen.tag());
  }
}
