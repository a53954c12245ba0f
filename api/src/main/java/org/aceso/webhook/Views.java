package org.aceso.webhook;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aceso.access.Role;
import org.aceso.challenge.Audience;
import org.aceso.event.EventLog;
import org.aceso.event.EventView;
import org.aceso.team.Teams;
import org.jdbi.v3.core.Handle;

/**
 * With whose eyes a webhook looks: those of its owner, as they are now and without an
 * administrator's powers. A platform's own account looks with the eyes of all its users, too, for
 * each of whom it could ask.
 */
final class Views {
  /** What anybody is to a challenge. */
  private static final Set<Role> BYSTANDERS = EnumSet.of(Role.ANYONE, Role.PERSON);

  private Views() {}

  /** A webhook that has read up to a seq. */
  record Looking(EventView view, long after) implements EventLog.Reader {}

  /**
   * What the owner may learn of a challenge; empty when it is nothing, or when a webhook for all
   * challenges meets one with which its owner has nothing to do.
   *
   * @param subject null for everything
   */
  static Optional<EventView> of(Webhook webhook, String challengeId, String subject, Handle db) {
    return Audience.ofPerson(webhook.ownerId(), challengeId, db)
        .map(audience -> view(webhook, audience, subject, db))
        .filter(view -> webhook.challengeId() != null || hasPart(view));
  }

  private static EventView view(Webhook webhook, Audience audience, String subject, Handle db) {
    Set<String> roles = new HashSet<>();
    audience.roles().forEach(role -> roles.add(role.name()));
    Set<String> teams = new HashSet<>();
    audience.teamId().ifPresent(team -> teams.addAll(Teams.family(team, db)));
    Set<String> people = new HashSet<>(Set.of(webhook.ownerId()));
    String challenge = audience.challenge().id();
    ViewQueries.ofAccount(webhook.ownerId(), challenge, db)
        .ifPresent(
            users -> {
              teams.addAll(users.teams());
              people.addAll(users.people());
              if (users.competes()) {
                roles.add(Role.COMPETITOR.name());
              }
            });
    return new EventView(challenge, subject, roles, teams, people, audience.tenant().orElse(null));
  }

  /** Whether the owner is more to the challenge than anybody is. */
  private static boolean hasPart(EventView view) {
    return view.people().size() > 1
        || view.roles().stream().map(Role::valueOf).anyMatch(role -> !BYSTANDERS.contains(role));
  }

  /** Whether the owner may still learn of what is about to be sent. */
  static boolean admits(DeliveryQueue.Job job, Handle db) {
    if (job.challengeId() == null) {
      return true;
    }
    return of(job.webhook(), job.challengeId(), job.subject(), db)
        .map(view -> new Looking(view, job.seq() - 1))
        .map(
            looking ->
                EventLog.read(List.of(looking), 1, db).values().stream()
                    .anyMatch(events -> events.get(0).id().equals(job.eventId())))
        .orElse(false);
  }
}
