package org.aceso.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * In which order the matrix is asked, what is made anew between two questions, and what differs.
 */
final class MatrixOrder {
  /** Last, because nothing is as before afterwards. */
  private static final List<String> LAST =
      List.of(
          "unhostChallenge",
          "updatePlatform",
          "getRegistration",
          "approveRegistration",
          "refuseRegistration",
          "createTeam",
          "acceptInvitation",
          "register",
          "removeMember",
          "removeMemberForCause",
          "transferCaptaincy",
          "leaveTeam",
          "withdraw",
          "publishDocument",
          "updateRegistrationForm",
          "blockPerson",
          "unblockPerson",
          "erasePerson",
          "closePhase",
          "publishPhase",
          "openRegistration",
          "closeChallenge",
          "archiveChallenge",
          "cancelChallenge");

  /** What an answer uses up, made anew before each question. */
  private static final Map<String, Consumer<Cast>> RENEWED = renewed();

  /**
   * Where another rule than the roles refuses. Operation, caller (or {@code *}), and in the comment
   * why.
   */
  private static final Set<String> EXPLAINED =
      Set.of(
          // Whoever holds a role in the challenge does not compete.
          "register council",
          "register data manager",
          "register dpo",
          "register evaluator",
          "register jury",
          "register auditor",
          "register organiser",
          // Who did not register has no registration.
          "getOwnRegistration *",
          "updateOwnRegistration *",
          "acceptDocument *",
          "withdraw *",
          // The dataset of the matrix is for organisers.
          "getDataset *",
          "getDatasetFile *",
          // Every member of a team has submissions and a quota of their own.
          "listSubmissions other team",
          "getQuota other team",
          "getSelection other team",
          "updateSelection other team",
          "createSubmission other team",
          "validateSubmission other team",
          // A token of one's own is asked for by its owner alone; the id of the matrix is nobody's.
          "revokeToken *",
          // Invitations, requests and proposals of others, and people who are not in the team.
          "revokeInvitation *",
          "acceptMyInvitation *",
          "declineMyInvitation *",
          "acceptJoinRequest captain",
          "refuseJoinRequest captain",
          "withdrawMyJoinRequest *",
          "acceptMerge captain",
          "refuseMerge captain",
          "getToken *",
          "revokePlatformToken *",
          "removeMember captain",
          "removeMemberForCause *",
          // Who is acted for makes no tokens; a host knows of its own users alone.
          "listTokens other platform's user",
          "createToken other platform's user",
          "getRegistration host",
          // Another platform is not there for a platform.
          "getPlatform other platform",
          "listPlatformTokens other platform",
          "createPlatformToken other platform",
          "listPlatformUsers other platform",
          "getPlatformUser other platform",
          "putPlatformUser other platform",
          "listPlatformChallenges other platform",
          "updatePlatform other platform",
          // A webhook, too, is known to its owner alone.
          "getWebhook *",
          "updateWebhook *",
          "deleteWebhook *",
          "rotateWebhookSecret *",
          "pingWebhook *",
          "listDeliveries *",
          "redeliver *",
          // An upload is known to whoever began it alone.
          "getUpload *",
          "appendToUpload *",
          "deleteUpload *");

  private MatrixOrder() {}

  private static Map<String, Consumer<Cast>> renewed() {
    Map<String, Consumer<Cast>> renewed = new TreeMap<>();
    renewed.put("acceptInvitation", MatrixOrder::invite);
    for (String about : List.of("getRegistration", "approveRegistration", "refuseRegistration")) {
      renewed.put(about, Cast::register);
    }
    renewed.put("withdrawAttestation", MatrixOrder::attest);
    renewed.put("revokeRole", cast -> put(cast.trial().organiser(), rolePath(cast)));
    renewed.put("startRescoring", Cast::endRescoring);
    renewed.put("publishPhase", Cast::endRescoring);
    for (Spec.Op op : Spec.OPERATIONS) {
      if (op.path().contains("{rescoringId}")) {
        renewed.put(op.id(), Cast::rescore);
      }
    }
    renewed.put("getRescoring", Cast::replaceBoard);
    renewed.put("getReplacedLeaderboard", Cast::replaceBoard);
    for (Spec.Op op : Spec.OPERATIONS) {
      if (op.path().contains("{announcementId}")) {
        renewed.put(op.id(), cast -> cast.make("publishAnnouncement", "announcementId"));
      }
    }
    return renewed;
  }

  static List<Spec.Op> of(List<Spec.Op> operations) {
    return operations.stream().sorted(Comparator.comparing(op -> LAST.indexOf(op.id()))).toList();
  }

  static void renew(Spec.Op op, Cast cast) {
    RENEWED.getOrDefault(op.id(), nothing -> {}).accept(cast);
  }

  static boolean isExplained(Spec.Op op, String caller) {
    return EXPLAINED.contains(op.id() + " " + caller) || EXPLAINED.contains(op.id() + " *");
  }

  private static void invite(Cast cast) {
    Caller captain = cast.figures().get("captain").caller();
    String path = "/v1/teams/" + cast.ids().get("teamId") + "/invitations";
    cast.ids().put("code", captain.post(path).expect(201).get("code"));
  }

  private static void attest(Cast cast) {
    Caller officer = cast.figures().get("dpo").caller();
    String path = "/v1/datasets/" + cast.ids().get("datasetId");
    String content = officer.get(path).expect(200).get("sha256");
    Map<String, String> word = Map.of("sha256", content, "statement", "Anonymous.");
    cast.ids()
        .put("attestationId", officer.post(path + "/attestations", word).expect(201).get("id"));
  }

  private static String rolePath(Cast cast) {
    return cast.trial().path() + "/roles/AUDITOR/" + cast.ids().get("personId");
  }

  private static void put(Caller by, String path) {
    by.send("PUT", path, "", null);
  }
}
