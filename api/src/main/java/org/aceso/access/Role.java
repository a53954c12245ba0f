package org.aceso.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody can be to the installation, to a challenge or to a team. */
public enum Role {
  ANYONE("anybody", "Everybody, with a credential or without."),
  PERSON(
      "a person with a token", "A person with a valid credential; no platform's own account is."),
  COMPETITOR("somebody who registered for the challenge", "Registered for the challenge."),
  MEMBER(
      "a member of the team",
      "In the team concerned; where none is named, in one of the challenge."),
  CAPTAIN("the captain of the team", "The member who speaks for the team."),
  ORGANISER("an organiser of the challenge", "Of the organising committee: runs the challenge."),
  COUNCIL("a member of the scientific council", "Approves metric, ranking and ground truth."),
  DATA_MANAGER("a data manager of the challenge", "Brings datasets and ground truth."),
  DPO("the data protection officer", "Attests that data are anonymous; never who brought them."),
  EVALUATOR(
      "an evaluator of the challenge",
      "Holds ground truth that may not come here: claims evaluations, and reports their scores."),
  JURY("a member of the jury", "Sees results before they are published, and changes nothing."),
  AUDITOR("an auditor", "Reads what happened, and changes nothing."),
  HOST(
      "a hosting platform",
      "The own account of a platform; towards a challenge, of one that hosts it or is asked to."),
  ADMINISTRATOR("an administrator", "Runs the installation; needs the scope admin.");

  /** All that are officers. */
  public static final Set<Role> OFFICERS =
      Arrays.stream(values()).filter(Role::isOfficer).collect(Collectors.toUnmodifiableSet());

  /** What can be given to somebody for the whole installation. */
  public static final Set<Role> OF_INSTALLATION = Set.copyOf(EnumSet.of(AUDITOR, ADMINISTRATOR));

  private final String phrase;
  private final String meaning;

  Role(String phrase, String meaning) {
    this.phrase = phrase;
    this.meaning = meaning;
  }

  /** As it stands in a sentence. */
  public String phrase() {
    return phrase;
  }

  public String meaning() {
    return meaning;
  }

  /**
   * Whether whoever has it prepares, watches or judges a challenge, and therefore does not compete
   * in it.
   */
  public boolean isOfficer() {
    return switch (this) {
      case ORGANISER, COUNCIL, DATA_MANAGER, DPO, EVALUATOR, JURY, AUDITOR -> true;
      case ANYONE, PERSON, COMPETITOR, MEMBER, CAPTAIN, HOST, ADMINISTRATOR -> false;
    };
  }

  /** Whether it is what somebody is as anybody, as a competitor or to a team. */
  public boolean isOfParticipants() {
    return switch (this) {
      case ANYONE, PERSON, COMPETITOR, MEMBER, CAPTAIN -> true;
      case ORGANISER, COUNCIL, DATA_MANAGER, DPO, EVALUATOR, JURY, AUDITOR, HOST, ADMINISTRATOR ->
          false;
    };
  }

  /**
   * Whether one person may not hold both in one challenge: who prepares data does not attest them,
   * and who sees hidden truth or judges does not compete.
   */
  public boolean excludes(Role other) {
    return excludesFirst(this, other) || excludesFirst(other, this);
  }

  private static boolean excludesFirst(Role one, Role other) {
    return switch (one) {
      case DPO -> other == ORGANISER || other == DATA_MANAGER;
      case COMPETITOR -> other.isOfficer();
      default -> false;
    };
  }
}
