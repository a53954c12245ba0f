package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aceso.client.ApiException;
import org.aceso.client.PlatformsApi;
import org.aceso.client.RegistrationApi;
import org.aceso.client.TeamsApi;
import org.aceso.wire.Leaderboard;
import org.aceso.wire.LeaderboardEntry;
import org.aceso.wire.PlatformUser;
import org.aceso.wire.PlatformUserPage;
import org.aceso.wire.Registration;
import org.aceso.wire.RegistrationPage;
import org.aceso.wire.Submission;
import org.aceso.wire.Team;
import org.aceso.wire.TeamPage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * A small hosting platform runs a challenge of the size of TissueNet's, 574 people in 36 teams,
 * through delegation; then shares it, and another platform's teams come onto the same board.
 */
final class HostingPlatformTest {
  private static final int PEOPLE = 574;
  private static final int TEAMS = 36;

  private final Map<String, Integer> right = new TreeMap<>();

  @Test
  void smallPlatform_runsAWholeChallengeForItsUsers() throws Exception {
    try (TestServer server = TestServer.start(Map.of())) {
      SmallPlatform platform = admitted(server);
      String challenge = platform.openChallenge("lesions");
      String phase = platform.openPhase(challenge, Scene.TRUTH);
      Map<String, String> people = register(platform, challenge);
      formTeams(platform, challenge);
      Leaderboard board = compete(platform, phase);
      assertEquals(people, users(platform));
      assertEquals(new TreeSet<>(people.values()), registered(platform, challenge));
      assertEquals(PEOPLE, teams(platform, challenge).stream().mapToInt(Team::size).sum());
      assertBoard(board);
      share(server, platform, challenge, phase);
    }
  }

  private static SmallPlatform admitted(TestServer server) throws ApiException {
    Hosting hosting = Hosting.admitted(server, null);
    List<org.aceso.wire.Scope> scopes = new ArrayList<>(List.of(org.aceso.wire.Scope.values()));
    scopes.remove(org.aceso.wire.Scope.ADMIN);
    return new SmallPlatform(server.url(), Hosting.token(server, hosting.id(), scopes).secret());
  }

  /** The person of each user by what the platform calls them. */
  private static Map<String, String> register(SmallPlatform platform, String challenge)
      throws Exception {
    Map<String, String> people = new TreeMap<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.put(user(i), platform.welcome(user(i), "Person " + i).personId());
    }
    Together.run(
        4,
        lane ->
            () -> {
              for (int i = lane; i < PEOPLE; i += 4) {
                platform.register(challenge, user(i));
              }
              return lane;
            });
    return people;
  }

  private static String user(int number) {
    return "user-%03d".formatted(number);
  }

  private static void formTeams(SmallPlatform platform, String challenge) throws Exception {
    Together.run(
        4,
        lane ->
            () -> {
              for (int i = lane; i < TEAMS; i += 4) {
                Team team = platform.formTeam(challenge, user(i), "Team " + i);
                for (int mate = i + TEAMS; mate < PEOPLE; mate += TEAMS) {
                  platform.join(team, user(i), user(mate));
                }
              }
              return lane;
            });
  }

  /** Each captain submits once; how many of the eight slides are right differs. */
  private Leaderboard compete(SmallPlatform platform, String phase) throws ApiException {
    Map<String, String> submissions = new TreeMap<>();
    for (int i = 0; i < TEAMS; i++) {
      Submission submission = platform.submit(phase, user(i), Scene.right(i % 9));
      submissions.put(submission.id(), user(i));
      right.put("Team " + i, i % 9);
    }
    for (Map.Entry<String, String> one : submissions.entrySet()) {
      Awaitility.await(one.getKey())
          .atMost(Duration.ofMinutes(4))
          .pollInterval(Duration.ofMillis(200))
          .until(
              () ->
                  platform
                      .submission(one.getKey(), one.getValue())
                      .state()
                      .name()
                      .equals("SCORED"));
    }
    return platform.board(phase);
  }

  private void assertBoard(Leaderboard board) {
    assertEquals(
        right.keySet(),
        new TreeSet<>(board.entries().stream().map(LeaderboardEntry::team).toList()));
    for (LeaderboardEntry entry : board.entries()) {
      assertEquals(right.get(entry.team()) / 8.0, entry.value(), 1e-9);
      long better =
          right.values().stream().filter(count -> count > right.get(entry.team())).count();
      assertEquals(better + 1, entry.rank().longValue());
    }
  }

  /** The other platform's team is on the one board that both read. */
  private void share(TestServer server, SmallPlatform platform, String challenge, String phase)
      throws ApiException {
    SmallPlatform other = admitted(server);
    PlatformsApi owners = new PlatformsApi(platform.itself());
    PlatformsApi others = new PlatformsApi(other.itself());
    assertEquals("OFFERED", owners.hostChallenge(challenge, other.id()).state().name());
    assertEquals("ACTIVE", others.hostChallenge(challenge, other.id()).state().name());
    other.welcome("user-000", "Somebody else");
    other.register(challenge, "user-000");
    other.formTeam(challenge, "user-000", "Guests");
    Submission submission = other.submit(phase, "user-000", Scene.right(4));
    right.put("Guests", 4);
    Awaitility.await()
        .until(() -> other.submission(submission.id(), "user-000").state().name().equals("SCORED"));
    assertBoard(other.board(phase));
    assertEquals(platform.board(phase), other.board(phase));
    assertEquals(1, registered(other, challenge).size());
    assertEquals(PEOPLE, registered(platform, challenge).size());
    assertTrue(
        teams(other, challenge).stream().filter(team -> team.members() != null).count() == 1);
  }

  private static Map<String, String> users(SmallPlatform platform) throws ApiException {
    Map<String, String> all = new TreeMap<>();
    String after = null;
    do {
      PlatformUserPage page =
          new PlatformsApi(platform.itself()).listPlatformUsers(platform.id(), 200, after);
      for (PlatformUser one : page.items()) {
        if (!one.externalId().equals("organiser")) {
          all.put(one.externalId(), one.personId());
        }
      }
      after = page.next();
    } while (after != null);
    return all;
  }

  private static Set<String> registered(SmallPlatform platform, String challenge)
      throws ApiException {
    Set<String> all = new TreeSet<>();
    String after = null;
    do {
      RegistrationPage page =
          new RegistrationApi(platform.itself()).listRegistrations(challenge, 200, after, null);
      page.items().stream().map(Registration::personId).forEach(all::add);
      after = page.next();
    } while (after != null);
    return all;
  }

  private static List<Team> teams(SmallPlatform platform, String challenge) throws ApiException {
    List<Team> all = new ArrayList<>();
    String after = null;
    do {
      TeamPage page = new TeamsApi(platform.itself()).listTeams(challenge, 200, after);
      all.addAll(page.items());
      after = page.next();
    } while (after != null);
    return all;
  }
}
