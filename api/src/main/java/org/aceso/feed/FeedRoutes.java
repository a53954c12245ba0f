package org.aceso.feed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.aceso.access.Role;
import org.aceso.challenge.Audience;
import org.aceso.event.Event;
import org.aceso.event.EventLog;
import org.aceso.event.EventView;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.EventStream;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.http.StreamHandler;
import org.aceso.http.Streams;
import org.aceso.submission.Submissions;
import org.aceso.team.Teams;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on events. */
public final class FeedRoutes {
  private final Feed feed;
  private final Streams streams;
  private final Submissions submissions;

  public FeedRoutes(Feed feed, Streams streams, Submissions submissions) {
    this.feed = feed;
    this.streams = streams;
    this.submissions = submissions;
  }

  public void register(Api api) {
    api.stream(
        "listChallengeEvents",
        streams,
        new OfChallenge(),
        (call, db) -> page(call, view(call, db), db));
    api.stream(
        "listSubmissionEvents",
        streams,
        new OfSubmission(),
        (call, db) -> page(call, seen(call, db).view(), db));
  }

  private Answer page(Call call, EventView view, Handle db) {
    long after = call.query("after").map(id -> place(id, view, db)).orElse(0L);
    return call.pageById(read(view, after, call.limit() + 1, db), Event::id, FeedJson::page);
  }

  private static List<Event> read(EventView view, long after, int count, Handle db) {
    At at = new At(view, after);
    return EventLog.read(List.of(at), count, db).getOrDefault(at, List.of());
  }

  private record At(EventView view, long after) implements EventLog.Reader {}

  private static long place(String id, EventView view, Handle db) {
    return EventLog.place(id, view.challengeId(), db)
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemType.EVENT_GONE, id + " is no event of this, or no longer kept"));
  }

  private static EventView view(Call call, Handle db) {
    return view(Audience.of(call, call.path("challengeId"), db), null, db);
  }

  /** What teams did before they became part of the caller's is told to the caller, too. */
  private static EventView view(Audience audience, String subject, Handle db) {
    return new EventView(
        audience.challenge().id(),
        subject,
        audience.roles().stream().map(Role::name).collect(Collectors.toSet()),
        audience.teamId().map(id -> Set.copyOf(Teams.family(id, db))).orElse(Set.of()),
        audience.person().map(Set::of).orElse(Set.of()),
        audience.tenant().orElse(null));
  }

  /** The events of a submission, and whether nothing more will happen to it. */
  private record Seen(EventView view, boolean isFinal) {}

  private Seen seen(Call call, Handle db) {
    Submissions.Seen seen = submissions.see(call, call.path("submissionId"), db);
    return new Seen(view(seen.audience(), seen.submission().id(), db), seen.submission().isFinal());
  }

  /** The start is found once; what the caller may see is asked again and again. */
  private static Follower.Topic topic(Call call, EventView view, LongSupplier standard, Handle db) {
    if (call.note(Long.class) == null) {
      call.note(
          call.header("Last-Event-ID")
              .map(id -> place(id, view, db))
              .orElseGet(standard::getAsLong));
    }
    return new Follower.Topic(view, call.note(Long.class));
  }

  private final class OfChallenge implements StreamHandler {
    @Override
    public Optional<?> follow(Call call, Handle db) {
      return Optional.of(topic(call, view(call, db), () -> EventLog.last(db), db));
    }

    @Override
    public void open(EventStream stream) {
      feed.add(stream);
    }
  }

  private final class OfSubmission implements StreamHandler {
    @Override
    public Optional<?> follow(Call call, Handle db) {
      Seen seen = seen(call, db);
      Follower.Topic topic = topic(call, seen.view(), () -> 0, db);
      boolean over =
          seen.isFinal()
              && !EventLog.isPending(seen.view().subject(), db)
              && read(seen.view(), topic.start(), 1, db).isEmpty();
      return over ? Optional.empty() : Optional.of(topic);
    }

    @Override
    public void open(EventStream stream) {
      feed.add(stream);
    }
  }
}
