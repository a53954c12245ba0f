package org.aceso.event;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.access.Permission;
import org.aceso.access.Role;

/**
 * Everything that can be told, with the line of permissions whose roles learn of it beside its
 * audience, and the members of its data: ids and states alone. What an id stands for is read where
 * it is shown, under the rules that hold there.
 */
public enum EventType {
  CHALLENGE_CHANGED(Permission.READ_DRAFTS, "state"),
  CHALLENGE_REGISTRATION_OPENED(Permission.READ_DRAFTS, "state"),
  CHALLENGE_CLOSED(Permission.READ_DRAFTS, "state"),
  CHALLENGE_ARCHIVED(Permission.READ_DRAFTS, "state"),
  CHALLENGE_CANCELLED(Permission.READ_DRAFTS, "state"),

  PHASE_READY(Permission.READ_DRAFTS, "phaseId", "state"),
  PHASE_CHANGED(Permission.READ_DRAFTS, "phaseId", "state"),
  PHASE_OPENED(Permission.READ_DRAFTS, "phaseId", "state"),
  PHASE_CLOSED(Permission.READ_DRAFTS, "phaseId", "state"),
  PHASE_PUBLISHED(Permission.READ_DRAFTS, "phaseId", "state"),
  PHASE_RESCORED(Permission.READ_DRAFTS, "phaseId", "state"),

  DOCUMENT_PUBLISHED(Permission.READ_DRAFTS, "kind", "version"),

  REGISTRATION_REQUESTED(Permission.READ_REGISTRATIONS, "personId", "state"),
  REGISTRATION_DECIDED(Permission.READ_REGISTRATIONS, "personId", "state"),
  REGISTRATION_WITHDRAWN(Permission.READ_REGISTRATIONS, "personId", "state"),

  TEAM_CREATED(Permission.READ_MEMBERS, "teamId"),
  TEAM_CHANGED(Permission.READ_MEMBERS, "teamId"),
  TEAM_INVITED(Permission.READ_MEMBERS, "teamId", "invitationId"),
  TEAM_JOIN_REQUESTED(Permission.READ_MEMBERS, "teamId", "personId"),
  TEAM_JOIN_REQUEST_ANSWERED(Permission.READ_MEMBERS, "teamId", "state"),
  TEAM_MEMBER_JOINED(Permission.READ_MEMBERS, "teamId", "personId"),
  TEAM_MEMBER_LEFT(Permission.READ_MEMBERS, "teamId", "personId"),
  TEAM_MERGE_PROPOSED(Permission.READ_MEMBERS, "teamId", "mergeProposalId"),
  TEAM_MERGED(Permission.READ_MEMBERS, "teamId", "mergedTeamId"),
  TEAM_SELECTION_CHANGED(Permission.READ_ALL_SUBMISSIONS, "phaseId", "teamId"),
  TEAM_DISSOLVED(Permission.READ_MEMBERS, "teamId"),

  SUBMISSION_RECEIVED(
      Permission.READ_ALL_SUBMISSIONS, "submissionId", "phaseId", "teamId", "state"),
  SUBMISSION_INVALID(Permission.READ_ALL_SUBMISSIONS, "submissionId", "phaseId", "teamId", "state"),
  SUBMISSION_SCORED(Permission.READ_ALL_SUBMISSIONS, "submissionId", "phaseId", "teamId", "state"),
  SUBMISSION_FAILED(Permission.READ_ALL_SUBMISSIONS, "submissionId", "phaseId", "teamId", "state"),
  SUBMISSION_CANCELLED(
      Permission.READ_ALL_SUBMISSIONS, "submissionId", "phaseId", "teamId", "state"),
  SUBMISSION_WITHDRAWN(
      Permission.READ_ALL_SUBMISSIONS, "submissionId", "phaseId", "teamId", "state"),

  ANNOUNCEMENT_PUBLISHED(Permission.READ_COMPETITORS_NEWS, "announcementId", "state"),
  ANNOUNCEMENT_REVISED(Permission.READ_COMPETITORS_NEWS, "announcementId", "state"),
  ANNOUNCEMENT_WITHDRAWN(Permission.READ_COMPETITORS_NEWS, "announcementId", "state"),

  WEBHOOK_PING(Permission.READ_SELF, "webhookId");

  private final Permission others;

  @SuppressWarnings("ImmutableEnumChecker") // It is one of Set.of.
  private final Set<String> members;

  EventType(Permission others, String... members) {
    this.others = others;
    this.members = Set.of(members);
  }

  /** Its name on the wire, such as {@code team.member-joined}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
  }

  /** The members of its data, beside the challenge's id. */
  public Set<String> members() {
    return members;
  }

  /**
   * The roles whose holders may learn of it, officers, hosts and administrators, whatever its
   * audience is. What somebody is as anybody, as a competitor or to a team is the audience's
   * business.
   */
  Set<String> officers() {
    return others.roles().stream()
        .filter(role -> !role.isOfParticipants())
        .map(Role::name)
        .collect(Collectors.toSet());
  }

  /** Whether its exact instant would tell how long scoring took, and with it about hidden data. */
  boolean isCoarse() {
    return this == SUBMISSION_INVALID
        || this == SUBMISSION_SCORED
        || this == SUBMISSION_FAILED
        || this == SUBMISSION_CANCELLED;
  }
}
