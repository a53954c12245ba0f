package org.aceso.audit;

/** What is worth an entry. A name that was once recorded stays; new ones may be added. */
public enum AuditAction {
  PERSON_CREATED("a person was made known to the installation"),
  PERSON_CHANGED("what is stored of a person changed"),
  PERSON_EXPORTED("everything about a person was handed out"),
  PERSON_ERASED("the personal data of a person were erased"),
  PERSON_BLOCKED("every credential of a person was stopped"),
  PERSON_UNBLOCKED("the credentials of a person count again"),
  TOKEN_CREATED("a token was made"),
  TOKEN_REVOKED("a token was revoked"),
  ROLE_GRANTED("a person got a role"),
  ROLE_REVOKED("a person lost a role"),

  PLATFORM_CREATED("a hosting platform was admitted"),
  PLATFORM_CHANGED("what a platform may do, or how it shows who it is, changed"),
  HOSTING_CHANGED("how a platform stands to a challenge changed"),
  DELEGATION_STARTED("a platform acted for one of its people for the first time"),

  CHALLENGE_CREATED("a challenge was drafted"),
  CHALLENGE_CHANGED("the description of a challenge changed"),
  CHALLENGE_MOVED("a challenge went from one state to the next"),
  PERSONAL_DATA_EXPIRED("what people told a challenge was erased, as its retention was over"),
  FILES_REMOVED("the files submitted to a challenge were removed, as it keeps them no longer"),
  DOCUMENT_PUBLISHED("a version of the rules or of a data-use document was published"),
  DOCUMENT_ACCEPTED("a person accepted a version of a document"),
  ANNOUNCEMENT_PUBLISHED("an announcement was published or revised"),
  APPROVAL_GIVEN("somebody approved what needs more than one person"),
  APPROVAL_REFUSED("somebody refused what needs more than one person"),
  ATTESTATION_GIVEN("somebody vouched for something"),
  ATTESTATION_WITHDRAWN("somebody no longer vouches for something"),

  REGISTRATION_CREATED("a person registered or asked to"),
  REGISTRATION_DECIDED("a registration was approved or refused"),
  REGISTRATION_CHANGED("the answers, declarations or consents of a registration changed"),
  REGISTRATION_WITHDRAWN("a person withdrew from a challenge"),
  CONTACTS_READ("addresses of people who consent to be contacted were handed out"),

  TEAM_CREATED("a team was made"),
  TEAM_JOINED("a person joined a team"),
  TEAM_LEFT("a person left a team"),
  TEAM_MEMBER_REMOVED("a person was removed from a team"),
  TEAM_DISSOLVED("a team without members ended"),
  TEAM_RENAMED("the name of a team changed"),
  TEAM_CAPTAIN_CHANGED("a team got another captain"),
  TEAM_MERGED("two teams became one"),

  DATASET_CREATED("a dataset was made"),
  DATASET_CHANGED("a dataset, or who may read it, changed"),
  DATASET_FILE_PUT("a file of a dataset was stored or replaced"),
  DATASET_FILE_READ("a file that is not for everyone was handed out"),

  PHASE_CREATED("a phase was drafted"),
  PHASE_CHANGED("the rules of a phase changed"),
  PHASE_DEADLINE_CHANGED("the end of a phase was moved"),
  PHASE_VISIBILITY_CHANGED("who may see the board of a phase changed"),
  PHASE_OPENED("a phase passed its test and was frozen"),
  PHASE_CLOSED("a phase was closed before its end"),
  PHASE_PUBLISHED("the final board of a phase was shown to everybody"),
  RESCORING_STARTED("what was submitted to a phase is evaluated again"),
  RESCORING_APPLIED("new scores took the place of those so far"),
  RESCORING_DISCARDED("a rescoring ended without effect"),
  BOARD_NAME_ERASED("a team of an erased person lost its name on a frozen board"),

  QUOTA_REFUSED("a submission was refused because the quota of the team was used up"),
  QUOTA_RETURNED("what a submission used of the quota was given back"),
  QUOTA_CHANGED("the quota of one team was changed"),
  SUBMISSION_FILE_READ("a file that another team submitted was handed out"),
  EVALUATION_REPORTED("an external evaluator told what came of an evaluation"),
  SUBMISSION_CANCELLED("a team cancelled a submission before its evaluation ended"),
  SUBMISSION_CHANGED("a team changed what it says about a submission"),
  SUBMISSION_WITHDRAWN("a team withdrew a submission from the board"),
  SELECTION_CHANGED("a team chose which of its submissions compete"),
  SUBMISSION_BASELINE_CHANGED("a submission was marked as a baseline, or is none any more"),
  SUBMISSION_VERIFICATION_CHANGED(
      "an organiser verified a submission, or no longer vouches for it"),
  SUBMISSION_DISQUALIFIED("a submission was taken off the board"),
  EVALUATION_REPEATED("a submission was scored anew"),
  PRIZE_DECIDED("a prize was awarded, changed or withdrawn"),

  WEBHOOK_CREATED("an address was registered for events"),
  WEBHOOK_CHANGED("an address for events was changed or given another secret"),
  WEBHOOK_DELETED("an address for events was removed"),

  BACKUP_TAKEN("a copy of everything was written on the machine");

  private final String meaning;

  AuditAction(String meaning) {
    this.meaning = meaning;
  }

  /** What it says, in a few words. */
  public String meaning() {
    return meaning;
  }
}
