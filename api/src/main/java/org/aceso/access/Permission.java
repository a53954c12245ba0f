package org.aceso.access;

import static org.aceso.access.Role.ADMINISTRATOR;
import static org.aceso.access.Role.ANYONE;
import static org.aceso.access.Role.AUDITOR;
import static org.aceso.access.Role.CAPTAIN;
import static org.aceso.access.Role.COMPETITOR;
import static org.aceso.access.Role.COUNCIL;
import static org.aceso.access.Role.DATA_MANAGER;
import static org.aceso.access.Role.DPO;
import static org.aceso.access.Role.EVALUATOR;
import static org.aceso.access.Role.HOST;
import static org.aceso.access.Role.JURY;
import static org.aceso.access.Role.MEMBER;
import static org.aceso.access.Role.ORGANISER;
import static org.aceso.access.Role.PERSON;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one table of who may do what. Every operation of the contract names the line it requires as
 * {@code x-requires}; the lines below {@link #READ_DRAFTS} decide what else is shown. A role that
 * is not in a line may not, however mighty it is elsewhere.
 */
public enum Permission {
  // spotless:off
  // The installation.
  READ_PUBLIC("read what is the same for everybody", ANYONE),
  LIST_CHALLENGES("list challenges", ANYONE),
  CHECK_SETTINGS("check settings of a challenge type", PERSON, HOST),
  CREATE_CHALLENGE("create a challenge", PERSON, HOST),
  READ_SELF("read who one is", PERSON, HOST),
  EDIT_SELF("change one's name and address", PERSON),
  MANAGE_TOKENS("make, list and revoke tokens", PERSON, HOST),
  MANAGE_WEBHOOKS("have events sent to an address of one's own", PERSON, HOST),
  UPLOAD("send files in parts, for whatever they will be", PERSON),
  ANSWER_INVITATIONS("read and decline invitations to oneself", PERSON),
  FOLLOW_JOIN_REQUESTS("read and withdraw one's own requests to join a team", PERSON),
  EXPORT_SELF("get everything that is held about one", PERSON),
  ERASE_SELF("have oneself erased", PERSON),
  EXPORT_PERSON("hand out what is held about a person", ADMINISTRATOR),
  ERASE_PERSON("erase a person who asked for it", ADMINISTRATOR),
  CREATE_PERSON("create people", ADMINISTRATOR),
  BLOCK_PERSON("stop every credential of a person, and let them count again", ADMINISTRATOR),
  GRANT_INSTALLATION_ROLES("give and take roles of the installation", ADMINISTRATOR),
  READ_INSTALLATION_ROLES("list roles of the installation", AUDITOR, ADMINISTRATOR),
  MANAGE_PLATFORMS("admit, change and suspend hosting platforms, and make their tokens", ADMINISTRATOR),
  LIST_PLATFORMS("list hosting platforms", AUDITOR, ADMINISTRATOR),
  READ_PLATFORM("read a hosting platform; a platform itself alone", AUDITOR, HOST, ADMINISTRATOR),
  READ_PLATFORM_USERS("read whom a platform brought; a platform its own users", HOST, ADMINISTRATOR),
  NAME_PLATFORM_USERS("name the users of the own platform", HOST),
  LIST_PLUGINS("list plugin jars", AUDITOR, ADMINISTRATOR),
  READ_AUDIT_HEAD("read where the chain of the audit log ends", ANYONE),
  READ_AUDIT("read the audit log", AUDITOR, ADMINISTRATOR),

  // One challenge.
  READ_CHALLENGE(Of.CHALLENGE, "read a challenge", ANYONE),
  EDIT_CHALLENGE(Of.CHALLENGE, "change a challenge", ORGANISER, ADMINISTRATOR),
  MOVE_CHALLENGE(Of.CHALLENGE, "move a challenge to its next state", ORGANISER, ADMINISTRATOR),
  READ_ROLES(Of.CHALLENGE, "list who has which role; a host not other platforms' users", ORGANISER, COUNCIL, DATA_MANAGER, DPO, JURY, AUDITOR, HOST, ADMINISTRATOR),
  GRANT_ROLES(Of.CHALLENGE, "give and take roles of a challenge", ORGANISER, ADMINISTRATOR),
  READ_HOSTS(Of.CHALLENGE, "list the platforms that host a challenge", ORGANISER, DPO, AUDITOR, HOST, ADMINISTRATOR),
  SHARE_CHALLENGE(Of.CHALLENGE, "offer a challenge to a platform, take an offer, and end hosting", ORGANISER, HOST, ADMINISTRATOR),
  READ_DOCUMENT(Of.CHALLENGE, "read rules and agreements", ANYONE),
  PUBLISH_DOCUMENT(Of.CHALLENGE, "publish rules and agreements", ORGANISER, ADMINISTRATOR),
  REGISTER(Of.CHALLENGE, "register", PERSON),
  MANAGE_OWN_REGISTRATION(Of.CHALLENGE, "read, change and withdraw the own registration, and accept documents", PERSON),
  READ_REGISTRATIONS(Of.CHALLENGE, "list who registered; a host its own users", ORGANISER, DPO, AUDITOR, HOST, ADMINISTRATOR),
  DECIDE_REGISTRATION(Of.CHALLENGE, "approve and refuse registrations", ORGANISER, ADMINISTRATOR),
  READ_CONTACTS(Of.CHALLENGE, "read who consents to be contacted", ORGANISER),
  READ_CHALLENGE_AUDIT(Of.CHALLENGE, "read what the audit log says of a challenge", ORGANISER, DPO, AUDITOR, ADMINISTRATOR),
  READ_PHASE(Of.CHALLENGE, "read a phase", ANYONE),
  EDIT_PHASE(Of.CHALLENGE, "prepare a phase", ORGANISER, ADMINISTRATOR),
  RUN_PHASE(Of.CHALLENGE, "open, close and publish a phase", ORGANISER, ADMINISTRATOR),
  RESCORE_PHASE(Of.CHALLENGE, "evaluate everything that was submitted to a phase again", ORGANISER, ADMINISTRATOR),
  READ_RESCORING(Of.CHALLENGE, "read rescorings that are not applied, and what each changes", ORGANISER, COUNCIL, JURY, AUDITOR, ADMINISTRATOR),
  READ_DATASET(Of.CHALLENGE, "read a dataset, as far as its access allows", ANYONE),
  EDIT_DATASET(Of.CHALLENGE, "bring datasets and files", ORGANISER, DATA_MANAGER, ADMINISTRATOR),
  READ_TEAM(Of.CHALLENGE, "read a team", ANYONE),
  CREATE_TEAM(Of.CHALLENGE, "create a team", COMPETITOR),
  JOIN_TEAM(Of.CHALLENGE, "join a team", COMPETITOR),
  MANAGE_TEAM(Of.CHALLENGE, "invite people into the team and answer those who ask to join", CAPTAIN),
  RENAME_TEAM(Of.CHALLENGE, "change the name of the team until it has submitted", CAPTAIN),
  REMOVE_MEMBER(Of.CHALLENGE, "remove members from the team", CAPTAIN),
  TRANSFER_CAPTAINCY(Of.CHALLENGE, "make another member the captain", CAPTAIN),
  MERGE_TEAMS(Of.CHALLENGE, "propose, accept and refuse that two teams merge", CAPTAIN),
  RENAME_TEAM_FOR_CAUSE(Of.CHALLENGE, "change the name of a team for cause", ORGANISER, ADMINISTRATOR),
  REMOVE_MEMBER_FOR_CAUSE(Of.CHALLENGE, "remove somebody from a team for cause", ORGANISER, ADMINISTRATOR),
  READ_TEAM_RECORDS(Of.CHALLENGE, "read the names that a team had, and what organisers did to it", ORGANISER, AUDITOR, ADMINISTRATOR),
  LEAVE_TEAM(Of.CHALLENGE, "leave the team", MEMBER),
  SUBMIT(Of.CHALLENGE, "submit", MEMBER),
  VALIDATE_SUBMISSION(Of.CHALLENGE, "have a file validated without submitting it", MEMBER, ORGANISER),
  CANCEL_SUBMISSION(Of.CHALLENGE, "cancel a submission of the team before its evaluation ends", MEMBER),
  WITHDRAW_SUBMISSION(Of.CHALLENGE, "take a submission of the team off the board", MEMBER),
  CHOOSE_ENTRIES(Of.CHALLENGE, "choose the submissions that compete for the team", MEMBER),
  DESCRIBE_SUBMISSION(Of.CHALLENGE, "comment on a submission of the team and declare its metadata", MEMBER),
  MARK_SUBMISSION(Of.CHALLENGE, "mark submissions as baselines and as verified", ORGANISER, ADMINISTRATOR),
  READ_SELECTION(Of.CHALLENGE, "read which submissions the team has chosen", MEMBER),
  READ_QUOTA(Of.CHALLENGE, "read the team's quota", MEMBER),
  READ_SUBMISSION(Of.CHALLENGE, "read submissions of the own team, or with a role all", MEMBER, ORGANISER, COUNCIL, JURY, AUDITOR, ADMINISTRATOR),
  EVALUATE(Of.CHALLENGE, "claim and report evaluations of phases that are evaluated outside", EVALUATOR),
  READ_ANNOUNCEMENT(Of.CHALLENGE, "read announcements, as far as their audience allows", ANYONE),
  PUBLISH_ANNOUNCEMENT(Of.CHALLENGE, "publish, revise and withdraw announcements", ORGANISER, ADMINISTRATOR),
  FOLLOW_CHALLENGE(Of.CHALLENGE, "follow what happens, as far as each event's audience allows", PERSON),
  READ_APPROVALS(Of.CHALLENGE, "read what the scientific council decided", ORGANISER, COUNCIL, AUDITOR, ADMINISTRATOR),
  APPROVE_PHASE(Of.CHALLENGE, "approve or refuse metric, ranking and ground truth", COUNCIL),
  READ_ATTESTATIONS(Of.CHALLENGE, "read attestations and how patients were informed", ORGANISER, COUNCIL, DATA_MANAGER, DPO, AUDITOR, ADMINISTRATOR),
  ATTEST_DATASET(Of.CHALLENGE, "vouch for a dataset being anonymous", DPO),
  RECORD_PATIENT_NOTICE(Of.CHALLENGE, "record how patients were informed", ORGANISER, DATA_MANAGER, DPO),
  READ_BOARD(Of.CHALLENGE, "read a board, as far as the phase's visibility allows", ANYONE),

  // What else is shown.
  READ_DRAFTS(Of.CHALLENGE, "know of challenges and phases that are drafts", ORGANISER, COUNCIL, DATA_MANAGER, DPO, JURY, AUDITOR, HOST, ADMINISTRATOR),
  READ_ANSWERS(Of.CHALLENGE, "read what people answered and declared when they registered", ORGANISER, DPO, ADMINISTRATOR),
  READ_REFERENCE(Of.CHALLENGE, "know which reference data decide, and their digests", ORGANISER, COUNCIL, DATA_MANAGER, AUDITOR, ADMINISTRATOR),
  READ_RESTRICTED_DATA(Of.CHALLENGE, "read bytes that are for competitors", COMPETITOR, ORGANISER, COUNCIL, DATA_MANAGER, DPO, JURY, ADMINISTRATOR),
  READ_HIDDEN_DATA(Of.CHALLENGE, "read ground truth and what else is for organisers", ORGANISER, DATA_MANAGER, DPO, ADMINISTRATOR),
  READ_MEMBERS(Of.CHALLENGE, "know who is in a team; a host its own users", MEMBER, ORGANISER, AUDITOR, HOST, ADMINISTRATOR),
  READ_ALL_SUBMISSIONS(Of.CHALLENGE, "read every team's submissions", ORGANISER, COUNCIL, JURY, AUDITOR, ADMINISTRATOR),
  READ_HIDDEN_SCORES(Of.CHALLENGE, "read scores and boards before they are shown", ORGANISER, COUNCIL, JURY, AUDITOR, ADMINISTRATOR),
  READ_COMPETITORS_NEWS(Of.CHALLENGE, "read what is announced to competitors", COMPETITOR, ORGANISER, COUNCIL, DATA_MANAGER, DPO, JURY, AUDITOR, HOST, ADMINISTRATOR),
  READ_FAULTS(Of.CHALLENGE, "read why a plugin failed", ORGANISER, AUDITOR, ADMINISTRATOR);
  // spotless:on

  /** What the roles of a line are held towards. */
  public enum Of {
    INSTALLATION,
    CHALLENGE
  }

  private final Of of;
  private final String allows;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
  private final Set<Role> roles;

  Permission(String allows, Role first, Role... more) {
    this(Of.INSTALLATION, allows, first, more);
  }

  Permission(Of of, String allows, Role first, Role... more) {
    this.of = of;
    this.allows = allows;
    this.roles = Collections.unmodifiableSet(EnumSet.of(first, more));
  }

  /** The line that the contract names so, in kebab case. */
  public static Permission named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Its name in the contract. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Of of() {
    return of;
  }

  /** What may be done, as it stands after "may". */
  public String allows() {
    return allows;
  }

  /** In the order of {@link Role}. */
  public Set<Role> roles() {
    return roles;
  }

  /** Whether one of the roles suffices. */
  public boolean isHeldBy(Set<Role> held) {
    return !Collections.disjoint(roles, held);
  }

  /** Why somebody else is refused. */
  public String refusal() {
    return "only "
        + roles.stream().map(Role::phrase).collect(Collectors.joining(" or "))
        + " may "
        + allows;
  }

  /** The table as documents show it. */
  public static String table() {
    return Arrays.stream(values())
        .map(
            line ->
                "| `%s` | %s | %s |%n"
                    .formatted(
                        line.word(),
                        line.allows,
                        line.roles.stream().map(Role::name).collect(Collectors.joining(", "))))
        .collect(Collectors.joining("", "| requires | allows to | roles |\n|---|---|---|\n", ""))
        .replace("\r", "");
  }
}
