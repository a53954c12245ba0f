package org.aceso.event;

import java.util.Locale;
import java.util.Set;

/**
 * Everything that can be told, with the members of its data: ids and states alone. What an id
 * stands for is read where it is shown, under the rules that hold there.
 */
public enum EventType {
  CHALLENGE_CHANGED("state"),
  CHALLENGE_REGISTRATION_OPENED("state"),
  CHALLENGE_CLOSED("state"),
  CHALLENGE_ARCHIVED("state"),
  CHALLENGE_CANCELLED("state"),

  PHASE_READY("phaseId", "state"),
  PHASE_CHANGED("phaseId", "state"),
  PHASE_OPENED("phaseId", "state"),
  PHASE_CLOSED("phaseId", "state"),
  PHASE_PUBLISHED("phaseId", "state"),

  REGISTRATION_REQUESTED("personId", "state"),
  REGISTRATION_DECIDED("personId", "state"),
  REGISTRATION_WITHDRAWN("personId", "state"),

  TEAM_CREATED("teamId"),
  TEAM_CHANGED("teamId"),
  TEAM_JOIN_REQUESTED("teamId", "personId"),
  TEAM_MEMBER_JOINED("teamId", "personId"),
  TEAM_MEMBER_LEFT("teamId", "personId"),
  TEAM_MERGED("teamId", "mergedTeamId"),
  TEAM_DISSOLVED("teamId"),

  SUBMISSION_RECEIVED("submissionId", "phaseId", "teamId", "state"),
  SUBMISSION_INVALID("submissionId", "phaseId", "teamId", "state"),
  SUBMISSION_SCORED("submissionId", "phaseId", "teamId", "state"),
  SUBMISSION_FAILED("submissionId", "phaseId", "teamId", "state"),
  SUBMISSION_CANCELLED("submissionId", "phaseId", "teamId", "state"),

  ANNOUNCEMENT_PUBLISHED("announcementId", "state"),
  ANNOUNCEMENT_REVISED("announcementId", "state"),
  ANNOUNCEMENT_WITHDRAWN("announcementId", "state"),

  WEBHOOK_PING("webhookId");

  @SuppressWarnings("ImmutableEnumChecker") // It is one of Set.of.
  private final Set<String> members;

  EventType(String... members) {
    this.members = Set.of(members);
  }

  /** Its name on the wire, such as {@code team.member-joined}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
  }

  /** The members of its data, beside the challenge's id. */
  Set<String> members() {
    return members;
  }

  /** Whether its exact instant would tell how long scoring took, and with it about hidden data. */
  boolean isCoarse() {
    return this == SUBMISSION_INVALID || this == SUBMISSION_SCORED || this == SUBMISSION_FAILED;
  }
}
