package org.aceso.team;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.ChallengeRole;
import org.aceso.wire.TeamPatch;
import org.aceso.wire.TeamRecord;
import org.aceso.wire.TeamRecordKind;
import org.aceso.wire.TeamRenaming;
import org.junit.jupiter.api.Test;

final class NamesTest {

  @Test
  void nameThatCanBeTakenForAnother_isRefusedInItsChallengeOnly() throws ApiException {
    Scene scene = Scene.open();
    Side.by(scene.competitor(), scene, "Modern Payments");
    for (String spoof : List.of("MODERN PAYMENTS", "Моdern Pаyments", "Modem Payments")) {
      assertEquals(409, Refused.by(() -> Side.by(scene.competitor(), scene, spoof)).status());
    }
    Side.by(scene.competitor(), scene, "Modest Payments");
    Scene other = Scene.open();
    Side.by(other.competitor(), other, "Modern Payments");
  }

  @Test
  void captain_renamesTheTeamUntilItHasSubmitted() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.by(scene.competitor(), scene, "First name");
    Caller member = side.member();
    String etag = etag(side);
    assertEquals(403, Refused.by(() -> rename(member, side, "Mine", etag)).status());
    assertEquals(428, Refused.by(() -> rename(side.captain(), side, "Mine", null)).status());
    assertEquals(412, Refused.by(() -> rename(side.captain(), side, "Mine", "\"0\"")).status());
    rename(side.captain(), side, "Second name", etag);
    assertEquals(412, Refused.by(() -> rename(side.captain(), side, "Third", etag)).status());
    assertEquals("Second name", side.seen().name());

    Side heir = Side.by(scene.competitor(), scene, "First name");
    assertEquals(
        409, Refused.by(() -> rename(heir.captain(), heir, "SECOND NAME", etag(heir))).status());
    rename(heir.captain(), heir, "FIRST NAME", etag(heir));

    Scene.submitted(member, scene.openPhase(new PhaseForm()), Scene.TRUTH);
    assertEquals(
        "409 SUBMITTED",
        Refused.by(() -> rename(side.captain(), side, "Third", etag(side))).statusAndState());
  }

  @Test
  void organiser_renamesForCauseAndTheOldNameStaysTaken() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.by(scene.competitor(), scene, "General Hospital");
    String phase = scene.openPhase(new PhaseForm());
    Scene.evaluated(side.captain(), phase, Scene.TRUTH);
    TeamRenaming cause = new TeamRenaming("Team 17", "It is not the hospital's.");
    assertEquals(
        403,
        Refused.by(() -> side.captain().teams().renameTeamForCause(side.id(), cause)).status());
    assertEquals("Team 17", scene.organiser().teams().renameTeamForCause(side.id(), cause).name());

    assertEquals("Team 17", boardName(scene, phase));
    assertEquals(
        409, Refused.by(() -> Side.by(scene.competitor(), scene, "general hospital")).status());
    Caller auditor = scene.stranger();
    scene
        .organiser()
        .roles()
        .grantRole(scene.challengeId(), ChallengeRole.AUDITOR, auditor.personId());
    for (Caller reader : List.of(auditor, scene.organiser())) {
      TeamRecord record = reader.teams().listTeamRecords(side.id(), null, null).items().get(0);
      assertEquals(TeamRecordKind.RENAMED_FOR_CAUSE, record.kind());
      assertEquals("General Hospital", record.oldName());
      assertEquals("Team 17", record.newName());
      assertEquals("It is not the hospital's.", record.reason());
      assertEquals(scene.organiser().personId(), record.byPersonId());
    }
    assertEquals(1, audited("TEAM_RENAMED", side.id()));
  }

  @Test
  void publishedBoard_keepsTheNameThatItWasPublishedWith() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.by(scene.competitor(), scene, "Before");
    String published = scene.openPhase(new PhaseForm());
    String live = scene.openPhase(new PhaseForm());
    Scene.evaluated(side.captain(), published, Scene.TRUTH);
    Scene.evaluated(side.captain(), live, Scene.TRUTH);
    scene.organiser().phases().closePhase(published);
    scene.organiser().phases().publishPhase(published);
    scene.organiser().teams().renameTeamForCause(side.id(), new TeamRenaming("After", "A cause."));
    assertEquals("Before", boardName(scene, published));
    assertEquals("After", boardName(scene, live));
  }

  @Test
  void looksOfAnOlderServer_areMadeAnewAtTheStart() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.by(scene.competitor(), scene, "Old Standard");
    TestServer server = TestServer.shared();
    server
        .jdbi()
        .useHandle(
            db -> {
              db.execute("DELETE FROM team_look WHERE team_id = ?", side.id());
              db.execute("UPDATE team SET looks_by = NULL WHERE id = ?", side.id());
            });
    server.startAnother(java.util.Map.of("WORKERS", "0")).close();
    assertEquals(
        409, Refused.by(() -> Side.by(scene.competitor(), scene, "0ld Standard")).status());
  }

  @Test
  void pages_holdEveryTeamOnceInTheOrderOfNames() throws ApiException {
    Scene scene = Scene.open();
    for (String name : List.of("delta", "Alpha", "charlie", "Bravo", "Écho")) {
      Side.by(scene.competitor(), scene, name);
    }
    List<String> names = new ArrayList<>();
    String after = null;
    do {
      var page = scene.anonymous().teams().listTeams(scene.challengeId(), 2, after);
      page.items().forEach(team -> names.add(team.name()));
      after = page.next();
    } while (after != null);
    assertEquals(List.of("Alpha", "Bravo", "charlie", "delta", "Écho"), names);
  }

  private static String boardName(Scene scene, String phase) throws ApiException {
    return scene.anonymous().leaderboards().getLeaderboard(phase, null).entries().get(0).team();
  }

  private static void rename(Caller by, Side side, String name, String etag) throws ApiException {
    by.teams().updateTeam(side.id(), new TeamPatch(name), etag);
  }

  private static String etag(Side side) throws ApiException {
    return side.captain()
        .teams()
        .getTeamWithHttpInfo(side.id(), null)
        .getHeaders()
        .get("etag")
        .get(0);
  }

  private static int audited(String action, String subject) {
    return TestServer.shared()
        .jdbi()
        .withHandle(
            db ->
                db.createQuery(
                        "SELECT count(*) FROM audit_entry WHERE action = :action AND subject = :id")
                    .bind("action", action)
                    .bind("id", subject)
                    .mapTo(Integer.class)
                    .one());
  }
}
