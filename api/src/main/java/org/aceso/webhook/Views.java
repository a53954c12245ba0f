package org.aceso.webhook;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.access.Role;
import org.aceso.challenge.Audience;
import org.aceso.event.EventLog;
import org.aceso.event.EventView;
import org.jdbi.v3.core.Handle;

/**
 * With whose eyes a webhook looks: those of its owner, as they are now and without an
 * administrator's powers.
 */
final class Views {
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
        .filter(audience -> webhook.challengeId() != null || takesPart(audience))
        .map(
            audience ->
                new EventView(
                    challengeId,
                    subject,
                    audience.roles().stream().map(Role::name).collect(Collectors.toSet()),
                    audience.teamId().map(Set::of).orElse(Set.of()),
                    Set.of(webhook.ownerId()),
                    audience.tenant().orElse(null)));
  }

  private static boolean takesPart(Audience audience) {
    return audience.roles().stream().anyMatch(role -> role.compareTo(Role.PERSON) > 0);
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
                EventLog.read(java.util.List.of(looking), 1, db).values().stream()
                    .anyMatch(events -> events.get(0).id().equals(job.eventId())))
        .orElse(false);
  }
}
