package org.aceso.event;

/**
 * Who may learn of an event, beside the roles that its {@link EventType} names: these learn of it
 * whatever its audience is. Nobody else may know of a challenge in DRAFT, and so of its events.
 *
 * @param id of the team, the person or the webhook; null for the others
 */
public record EventAudience(Kind kind, String id) {

  /** The kinds of audience. */
  public enum Kind {
    EVERYONE,
    COMPETITORS,
    TEAM,
    ORGANISERS,
    PERSON,
    WEBHOOK
  }

  /** Whoever may know of the challenge. */
  public static EventAudience everyone() {
    return new EventAudience(Kind.EVERYONE, null);
  }

  /** Those who registered for the challenge. */
  public static EventAudience competitors() {
    return new EventAudience(Kind.COMPETITORS, null);
  }

  /** The members that a team has when the event is delivered. */
  public static EventAudience team(String teamId) {
    return new EventAudience(Kind.TEAM, teamId);
  }

  /** Nobody but the roles that the type of the event names, organisers among them. */
  public static EventAudience organisers() {
    return new EventAudience(Kind.ORGANISERS, null);
  }

  /** One person. */
  public static EventAudience person(String personId) {
    return new EventAudience(Kind.PERSON, personId);
  }

  /** One endpoint, for what is sent to try it. */
  public static EventAudience webhook(String webhookId) {
    return new EventAudience(Kind.WEBHOOK, webhookId);
  }
}
