package org.aceso.personal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.client.ApiException;
import org.aceso.wire.AuditEntry;
import org.aceso.wire.Challenge;
import org.aceso.wire.ChallengePatch;
import org.aceso.wire.InvitationCode;
import org.aceso.wire.NewDeclarations;
import org.aceso.wire.NewInvitation;
import org.aceso.wire.NewJoinRequest;
import org.aceso.wire.NewRegistration;
import org.aceso.wire.RegistrationFormPatch;
import org.aceso.wire.RegistrationPatch;
import org.aceso.wire.RegistrationRefusal;
import org.aceso.wire.RegistrationState;
import org.aceso.wire.Removal;
import org.aceso.wire.SubmissionPatch;
import org.aceso.wire.TeamRenaming;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What a challenge keeps of what people told it, and for how long. */
final class RetentionTest {
  private static final String SECRET = "Xylographer";
  private static final String ASKS =
      """
      {"type":"object","additionalProperties":false,"properties":{"why":{"type":"string"}}}
      """;

  private final Jdbi jdbi = TestServer.shared().jdbi();
  private final Scene scene = Scene.open();
  private final Caller organiser = scene.organiser();

  RetentionTest() throws ApiException {}

  @Test
  void timeIsOver_whatPeopleToldIsErasedAndScoresStay() throws ApiException {
    Told told = tell();
    assertEquals(
        Map.of(
            "invitation",
            2,
            "join_request",
            1,
            "registration",
            2,
            "submission",
            1,
            "team_record",
            2),
        left());
    end(Duration.ofDays(1095));
    Challenge before = challenge();
    assertFalse(before.personalDataUntil().isAfter(java.time.Instant.now()));
    assertNull(before.personalDataErasedAt());
    String tag = organiser.etag("/v1/challenges/" + scene.challengeId()).orElseThrow();
    new Retention(jdbi).sweep();
    assertEquals(Map.of(), left());
    assertEquals(Map.of(), secrets());
    assertNotNull(challenge().personalDataErasedAt());
    assertFalse(tag.equals(organiser.etag("/v1/challenges/" + scene.challengeId()).orElseThrow()));
    var board = organiser.leaderboards().getLeaderboard(told.phase(), null);
    assertEquals(1.0, board.entries().get(0).value());
    assertEquals("A fair name", board.entries().get(0).team());
    var own = told.captain().registrations().getOwnRegistration(scene.challengeId(), null);
    assertEquals(RegistrationState.APPROVED, own.state());
    assertNull(own.answers());
    assertNull(own.declarations());
    assertFalse(own.contactConsent().granted());
    assertTrue(
        organiser.registrations().listContacts(scene.challengeId(), null, null).items().isEmpty());
    assertEquals(1, expired().size());
    assertEquals(1095, expired().get(0).facts().get("retentionDays"));
  }

  @Test
  void timeIsNotOver_nothingIsErased() throws ApiException {
    tell();
    Map<String, Integer> before = left();
    new Retention(jdbi).sweep();
    assertEquals(before, left());
    end(Duration.ofDays(1094));
    new Retention(jdbi).sweep();
    assertEquals(before, left());
    assertNull(challenge().personalDataErasedAt());
    assertNotNull(challenge().personalDataUntil());
  }

  /** A server that is killed leaves what it did, and another goes on. */
  @Test
  void sweepThatIsStopped_isFinishedByAnother() throws ApiException {
    tell();
    end(Duration.ofDays(1095));
    Retention stopped = new Retention(jdbi, 1);
    for (int i = 0; i < 3; i++) {
      assertTrue(stopped.step(scene.challengeId()));
    }
    assertFalse(left().isEmpty());
    assertNull(challenge().personalDataErasedAt());
    new Retention(jdbi, 1).sweep();
    assertEquals(Map.of(), left());
    assertNotNull(challenge().personalDataErasedAt());
    assertEquals(1, expired().size());
  }

  @Test
  void severalServersAtOnce_eraseOnce() throws Exception {
    tell();
    end(Duration.ofDays(1095));
    for (int i = 0; i < 5; i++) {
      Together.run(
          8,
          n ->
              () -> {
                new Retention(jdbi, 1).sweep();
                return n;
              });
    }
    assertEquals(Map.of(), left());
    assertEquals(1, expired().size());
  }

  @Test
  void afterwards_nothingPersonalIsTaken() throws ApiException {
    Told told = tell();
    end(Duration.ofDays(1095));
    new Retention(jdbi).sweep();
    String id = scene.challengeId();
    RegistrationPatch consent = new RegistrationPatch(null, true);
    Refused.with(409, () -> told.captain().registrations().updateOwnRegistration(id, consent, "*"));
    RegistrationRefusal refusal = new RegistrationRefusal(SECRET, false);
    Refused.with(
        409,
        () -> organiser.registrations().refuseRegistration(id, told.captain().personId(), refusal));
    TeamRenaming renaming = new TeamRenaming("Another name", SECRET);
    Refused.with(409, () -> organiser.teams().renameTeamForCause(told.team(), renaming));
    SubmissionPatch comment = new SubmissionPatch(SECRET, null);
    Refused.with(
        409, () -> told.captain().submissions().updateSubmission(told.submission(), comment, "*"));
    Removal removal = new Removal(SECRET);
    String captain = told.captain().personId();
    Refused.with(409, () -> organiser.teams().removeMemberForCause(told.team(), captain, removal));
    told.captain().registrations().withdraw(id);
    assertEquals(Map.of(), secrets());
  }

  @Test
  void retention_isReadBeforeRegisteringAndOnlyShortenedAfterwards() throws ApiException {
    assertEquals(1095, challenge().retentionDays());
    assertNull(challenge().personalDataUntil());
    shorten(2000);
    assertEquals(
        2000,
        scene
            .anonymous()
            .registrations()
            .getRegistrationForm(scene.challengeId(), null)
            .retentionDays());
    scene.competitor();
    Refused.with(409, () -> shorten(2001));
    shorten(90);
    Refused.with(409, () -> shorten(91));
    Refused.with(422, () -> shorten(29));
    assertEquals(90, challenge().retentionDays());
    organiser.challenges().cancelChallenge(scene.challengeId());
    Challenge cancelled = challenge();
    Duration left = Duration.between(java.time.Instant.now(), cancelled.personalDataUntil());
    assertTrue(left.compareTo(Duration.ofDays(89)) > 0 && left.toDays() <= 90, left.toString());
  }

  private void shorten(int days) throws ApiException {
    ChallengePatch patch =
        new ChallengePatch(null, null, null, null, null, null, null, null, days, null);
    organiser.challenges().updateChallenge(scene.challengeId(), patch, "*");
  }

  /** Who told what. */
  private record Told(Caller captain, String team, String phase, String submission) {}

  /** Everything personal that a challenge can be told, with a word that stands nowhere else. */
  private Told tell() throws ApiException {
    String id = scene.challengeId();
    organiser
        .registrations()
        .updateRegistrationForm(
            id,
            new RegistrationFormPatch(null, org.aceso.http.Json.parse(ASKS, Map.class), null, null),
            "*");
    Caller captain = registered();
    String team = scene.team(captain, "First").id();
    String phase = scene.openPhase(new PhaseForm());
    Caller mate = registered();
    String code =
        captain.teams().createInvitation(team, null, new NewInvitation(null, null)).code();
    mate.teams().acceptInvitation(new InvitationCode(code), null);
    captain.teams().createInvitation(team, null, new NewInvitation(null, null));
    String submission = Scene.evaluated(captain, phase, Scene.TRUTH).id();
    SubmissionPatch comment = new SubmissionPatch("Labels by " + SECRET, null);
    captain.submissions().updateSubmission(submission, comment, "*");
    organiser
        .teams()
        .removeMemberForCause(team, mate.personId(), new Removal(SECRET + " was rude."));
    organiser.teams().renameTeamForCause(team, new TeamRenaming("A name", SECRET + "'s trade"));
    organiser.teams().renameTeamForCause(team, new TeamRenaming("A fair name", "Sorry."));
    organiser
        .registrations()
        .refuseRegistration(id, mate.personId(), new RegistrationRefusal(SECRET + "?", false));
    Caller asker = scene.stranger();
    asker.registrations().register(id, null, new NewRegistration(null, Map.of(), null, null));
    asker.teams().createJoinRequest(team, null, new NewJoinRequest("I am a " + SECRET));
    return new Told(captain, team, phase, submission);
  }

  private Caller registered() throws ApiException {
    Caller person = scene.stranger();
    person
        .registrations()
        .register(
            scene.challengeId(),
            null,
            new NewRegistration(
                null,
                Map.of("why", "As a " + SECRET),
                new NewDeclarations("FR", SECRET + " society", true),
                true));
    return person;
  }

  private void end(Duration ago) throws ApiException {
    for (var phase : organiser.phases().listPhases(scene.challengeId(), null).items()) {
      if (phase.state() == org.aceso.wire.PhaseState.OPEN) {
        organiser.phases().closePhase(phase.id());
      }
    }
    organiser.challenges().closeChallenge(scene.challengeId());
    jdbi.useHandle(
        db ->
            db.execute(
                "UPDATE challenge SET ended_at = now() - make_interval(secs => ?) WHERE id = ?",
                (double) ago.toSeconds(),
                scene.challengeId()));
  }

  private Challenge challenge() throws ApiException {
    return organiser.challenges().getChallenge(scene.challengeId(), null);
  }

  private List<AuditEntry> expired() throws ApiException {
    return organiser
        .audit()
        .listChallengeAudit(scene.challengeId(), null, null, null, null, null, null, null, null)
        .items()
        .stream()
        .filter(entry -> entry.action().equals("PERSONAL_DATA_EXPIRED"))
        .toList();
  }

  /** How many rows of the challenge hold the word, or are invitations. */
  private Map<String, Integer> left() {
    Map<String, Integer> left = secrets();
    int invitations =
        jdbi.withHandle(
            db ->
                db.createQuery(
                        """
                        SELECT count(*) FROM invitation i JOIN team t ON t.id = i.team_id
                        WHERE t.challenge_id = :id
                        """)
                    .bind("id", scene.challengeId())
                    .mapTo(Integer.class)
                    .one());
    if (invitations > 0) {
      left.put("invitation", invitations);
    }
    return left;
  }

  private Map<String, Integer> secrets() {
    Map<String, Integer> found = new TreeMap<>();
    jdbi.useHandle(
        db -> {
          for (String table :
              db.createQuery(
                      """
                      SELECT table_name FROM information_schema.tables
                      WHERE table_schema = 'aceso' AND table_type = 'BASE TABLE'
                      """)
                  .mapTo(String.class)
                  .list()) {
            int rows =
                db.createQuery(
                        """
                        SELECT count(*) FROM <table> t WHERE strpos(t::text, :word) > 0
                          AND (strpos(t::text, :id) > 0 OR EXISTS (SELECT 1 FROM team
                               WHERE challenge_id = :id AND strpos(t::text, team.id) > 0))
                        """)
                    .define("table", table)
                    .bind("word", SECRET)
                    .bind("id", scene.challengeId())
                    .mapTo(Integer.class)
                    .one();
            if (rows > 0) {
              found.put(table, rows);
            }
          }
        });
    return found;
  }
}
