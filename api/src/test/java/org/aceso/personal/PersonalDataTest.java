package org.aceso.personal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aceso.Caller;
import org.aceso.Hosting;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.AuditEntry;
import org.aceso.wire.ChallengeRole;
import org.aceso.wire.Erasure;
import org.aceso.wire.InvitationCode;
import org.aceso.wire.Leaderboard;
import org.aceso.wire.NewInvitation;
import org.aceso.wire.PersonalExport;
import org.aceso.wire.PersonalRecord;
import org.aceso.wire.Team;
import org.aceso.wire.TeamPatch;
import org.junit.jupiter.api.Test;

/** What is held about a person, handed out and erased over HTTP. */
final class PersonalDataTest {

  /** Whoever lets a column refer to people says what becomes of it. */
  @Test
  void everyColumnThatRefersToPeople_hasALine() {
    Set<String> columns =
        TestServer.shared()
            .jdbi()
            .withHandle(
                db ->
                    new TreeSet<>(
                        db.createQuery(
                                """
                                SELECT c.conrelid::regclass || '.' || a.attname
                                FROM pg_constraint c JOIN pg_attribute a
                                  ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
                                WHERE c.contype = 'f' AND c.confrelid = 'person'::regclass
                                UNION SELECT c.table_name || '.' || c.column_name
                                FROM information_schema.columns c JOIN information_schema.tables t
                                  USING (table_schema, table_name)
                                WHERE table_schema = 'aceso' AND t.table_type = 'BASE TABLE'
                                  AND c.column_name = 'person_id' AND table_name <> 'audit_entry'
                                UNION SELECT 'person.id'
                                """)
                            .mapTo(String.class)
                            .list()));
    assertEquals(
        columns,
        Arrays.stream(Held.values())
            .map(held -> held.table() + "." + held.column())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void export_holdsEveryRowAndNoSecret() throws ApiException {
    Scene scene = Scene.open();
    Caller captain = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    String submission = Scene.submitted(captain, phase, Scene.TRUTH);
    PersonalExport export = captain.personalData().exportMe();
    assertEquals(submission, items(export, "submission").get(0).get("id"));
    assertEquals(scene.challengeId(), items(export, "registration").get(0).get("challenge_id"));
    assertEquals(1, items(export, "membership").size());
    assertEquals(1, items(export, "token").size());
    assertFalse(export.toString().contains("hash"), "digests of secrets are nobody's business");
  }

  private static List<java.util.Map<String, Object>> items(PersonalExport export, String table) {
    return export.records().stream()
        .filter(record -> record.table().equals(table))
        .findFirst()
        .map(PersonalRecord::items)
        .orElseThrow();
  }

  @Test
  void erasure_leavesScoresAndNoName() throws ApiException {
    Scene scene = Scene.open();
    String name = "Zebulon Quartermain";
    Caller person = scene.person(name);
    person.register(scene.challengeId());
    Team team = scene.team(person, "The quarterdeck");
    String phase = scene.openPhase(new PhaseForm());
    Scene.evaluated(person, phase, Scene.TRUTH);
    assertFalse(places(name).isEmpty());
    erase(person);
    assertEquals(List.of(), places(name));
    Refused.with(401, () -> person.access().getMe());
    var board = scene.organiser().leaderboards().getLeaderboard(phase, null);
    assertEquals(team.id(), board.entries().get(0).teamId());
    assertEquals(1.0, board.entries().get(0).value());
  }

  /** A team of one is called as its person is; a frozen board keeps ranks and values alone. */
  @Test
  void erasure_takesTheNameOfATeamOfOneFromFrozenBoards() throws ApiException {
    Scene scene = Scene.open();
    String name = "Zenobia Featherstonehaugh";
    Caller person = scene.person(name);
    person.register(scene.challengeId());
    String team = scene.team(person, "Zenobia's first try").id();
    person.teams().updateTeam(team, new TeamPatch(name), "*");
    Caller rival = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    Scene.evaluated(person, phase, Scene.TRUTH);
    Scene.evaluated(rival, phase, Scene.ONE_WRONG);
    scene.organiser().phases().closePhase(phase);
    scene.organiser().phases().publishPhase(phase);
    String path = "/v1/phases/" + phase + "/leaderboard";
    String tag = rival.etag(path).orElseThrow();
    Leaderboard before = rival.leaderboards().getLeaderboard(phase, null);
    assertEquals(name, before.entries().get(0).team());
    erase(person);
    assertEquals(List.of(), places("Zenobia"));
    assertEquals(List.of(), places("zenobia"));
    Leaderboard after = rival.leaderboards().getLeaderboard(phase, null);
    String pseudonym = "Erased team " + team.substring(team.length() - 6);
    assertEquals(pseudonym, after.entries().get(0).team());
    assertEquals(pseudonym, rival.teams().getTeam(team, null).name());
    assertEquals(before.entries().get(1), after.entries().get(1));
    assertEquals(before.entries().get(0).value(), after.entries().get(0).value());
    assertNotEquals(before.digest(), after.digest());
    assertNotEquals(tag, rival.etag(path).orElseThrow());
    assertEquals(1, board(scene, phase).size());
  }

  private static List<AuditEntry> board(Scene scene, String phase) throws ApiException {
    return scene
        .organiser()
        .audit()
        .listChallengeAudit(scene.challengeId(), null, null, null, null, null, 200, null)
        .items()
        .stream()
        .filter(one -> one.action().equals("BOARD_NAME_ERASED") && one.subject().equals(phase))
        .toList();
  }

  /** Another server had the board in its memory. */
  @Test
  void frozenBoard_isTheSameOnEveryServerAfterErasure() throws ApiException {
    try (TestServer second = TestServer.shared().startAnother(Map.of())) {
      Scene scene = Scene.open();
      Caller captain = scene.captain();
      String phase = scene.openPhase(new PhaseForm());
      Scene.evaluated(captain, phase, Scene.TRUTH);
      scene.organiser().phases().closePhase(phase);
      scene.organiser().phases().publishPhase(phase);
      Caller elsewhere = scene.organiser().at(second.url());
      elsewhere.leaderboards().getLeaderboard(phase, null);
      erase(captain);
      assertEquals(
          scene.organiser().leaderboards().getLeaderboard(phase, null),
          elsewhere.leaderboards().getLeaderboard(phase, null));
      assertTrue(
          elsewhere
              .leaderboards()
              .getLeaderboard(phase, null)
              .entries()
              .get(0)
              .team()
              .startsWith("Erased team "));
    }
  }

  @Test
  void erasure_leavesTheNameOfATeamWithOthersUntilTheLastIsErased() throws ApiException {
    Scene scene = Scene.open();
    Caller captain = scene.competitor();
    String team = scene.team(captain, "Argonauts").id();
    Caller mate = join(scene, captain, team);
    Scene.evaluated(captain, scene.openPhase(new PhaseForm()), Scene.TRUTH);
    erase(captain);
    assertEquals("Argonauts", mate.teams().getTeam(team, null).name());
    erase(mate);
    assertTrue(scene.organiser().teams().getTeam(team, null).name().startsWith("Erased team "));
  }

  @Test
  void pseudonymThatIsTaken_isMadeLonger() throws ApiException {
    Scene scene = Scene.open();
    Caller captain = scene.captain();
    String team = scene.teamOf(captain);
    Scene.evaluated(captain, scene.openPhase(new PhaseForm()), Scene.TRUTH);
    scene.team(scene.competitor(), "ERASED team " + team.substring(team.length() - 6));
    erase(captain);
    assertEquals(
        "Erased team " + team.substring(4), scene.organiser().teams().getTeam(team, null).name());
  }

  /** Every table and column of which a row holds the text. */
  private static List<String> places(String text) {
    return TestServer.shared()
        .jdbi()
        .withHandle(
            db -> {
              List<String> tables =
                  db.createQuery(
                          """
                          SELECT table_name FROM information_schema.tables
                          WHERE table_schema = 'aceso' AND table_type = 'BASE TABLE'
                          """)
                      .mapTo(String.class)
                      .list();
              return tables.stream()
                  .filter(
                      table ->
                          db.createQuery(
                                  "SELECT EXISTS (SELECT 1 FROM <table> t"
                                      + " WHERE strpos(t::text, :text) > 0)")
                              .define("table", table)
                              .bind("text", text)
                              .mapTo(Boolean.class)
                              .one())
                  .toList();
            });
  }

  @Test
  void captaincy_passesToTheLongestStandingMember() throws ApiException {
    Scene scene = Scene.open();
    Caller captain = scene.captain();
    String team = scene.teamOf(captain);
    Caller first = join(scene, captain, team);
    join(scene, captain, team);
    erase(captain);
    assertEquals(first.personId(), first.teams().getTeam(team, null).captainId());
  }

  private static Caller join(Scene scene, Caller captain, String team) throws ApiException {
    Caller person = scene.competitor();
    String code =
        captain.teams().createInvitation(team, null, new NewInvitation(null, null)).code();
    person.teams().acceptInvitation(new InvitationCode(code), null);
    return person;
  }

  @Test
  void lastOrganiser_handsOverFirst() throws ApiException {
    Scene scene = Scene.draft();
    Caller organiser = scene.organiser();
    Refused.with(409, () -> erase(organiser));
    Caller other = scene.stranger();
    organiser.roles().grantRole(scene.challengeId(), ChallengeRole.ORGANISER, other.personId());
    erase(organiser);
    Refused.with(401, () -> organiser.access().getMe());
  }

  @Test
  void lastAdministrator_stays() throws ApiException {
    Caller root = Scene.administrator(TestServer.shared());
    String id = root.access().getMe().person().id();
    Refused.with(409, () -> root.personalData().eraseMe(new Erasure(id)));
  }

  @Test
  void administrator_answersALetter() throws ApiException {
    Scene scene = Scene.open();
    Caller root = Scene.administrator(TestServer.shared());
    Caller person = scene.stranger();
    assertEquals(person.personId(), root.personalData().exportPerson(person.personId()).personId());
    root.personalData().erasePerson(person.personId(), new Erasure(person.personId()));
    Refused.with(
        404,
        () -> root.personalData().erasePerson(person.personId(), new Erasure(person.personId())));
    Caller stranger = scene.stranger();
    Refused.with(403, () -> stranger.personalData().exportPerson(person.personId()));
  }

  @Test
  void erasureOfAnother_isRefusedWhereTheNameDiffers() throws ApiException {
    Scene scene = Scene.open();
    Caller person = scene.stranger();
    Refused.with(
        422, () -> person.personalData().eraseMe(new Erasure(scene.organiser().personId())));
    assertTrue(person.access().getMe().scopes().size() > 1);
  }

  private static void erase(Caller person) throws ApiException {
    person.personalData().eraseMe(new Erasure(person.personId()));
  }

  /** The log of an installation is long, and people are many. */
  @Test
  void export_readsNothingOfTheAuditLogThatIsOthers() throws ApiException {
    Scene scene = Scene.open();
    Caller person = scene.captain();
    scene.captain();
    TestServer.shared()
        .jdbi()
        .useTransaction(
            db -> {
              db.execute("SET LOCAL enable_seqscan = off");
              int told = PersonalQueries.audited(person.personId(), db).size();
              assertTrue(told > 0);
              long read =
                  db.createQuery(
                          """
                          SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
                          WHERE relname = 'audit_entry'
                          """)
                      .mapTo(Long.class)
                      .one();
              assertEquals(told, read);
            });
  }

  /** A platform's account is named as who acted. */
  @Test
  void exportOfAPlatformsAccount_holdsWhatItDidForOthers() throws ApiException {
    Hosting hosting = Hosting.admitted();
    Caller user = hosting.user("u1");
    user.register(Scene.open().challengeId());
    String account = hosting.account().access().getMe().person().id();
    Caller root = Scene.administrator(TestServer.shared());
    PersonalExport export = root.personalData().exportPerson(account);
    assertTrue(
        items(export, "audit_entry").stream()
            .anyMatch(one -> one.get("action").equals("REGISTRATION_CREATED")),
        export.toString());
  }
}
