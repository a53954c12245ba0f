package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.aceso.Campaign;
import org.aceso.TestServer;
import org.aceso.Together;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Equal requests with one key, half of them at each of two servers: one effect, one answer. */
final class TwoServersTest {
  private static final int TOGETHER = 64;

  private static TestServer one;
  private static TestServer two;
  private static World world;

  @BeforeAll
  static void start() {
    one = TestServer.start(Map.of());
    two = one.startAnother(Map.of());
    world = new World(one, reply -> {});
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
  }

  @Test
  void equalPosts_haveOneEffect() throws Exception {
    Trial trial = world.trial();
    String path = trial.path() + "/datasets";
    for (int i = 0; i < Campaign.repeats(5, 100); i++) {
      Caller keyed = trial.organiser().with("Idempotency-Key", "two-servers-" + i);
      Map<String, Object> body = Map.of("name", "Data " + i, "access", "EVERYONE");
      checkOneEffect(together(keyed, caller -> caller.post(path, body)));
      Reply later = keyed.at(two.url()).post(path, body).expect(201);
      assertEquals("true", later.header("Idempotency-Replayed"));
      assertEquals(i + 1, trial.organiser().get(path).json().path("items").size());
    }
  }

  @Test
  void equalRegistrations_haveOneEffect() throws Exception {
    Trial trial = world.trial();
    for (int i = 0; i < Campaign.repeats(2, 20); i++) {
      Caller person = world.person(World.COMPETITOR);
      Caller keyed = person.with("Idempotency-Key", "register");
      checkOneEffect(together(keyed, caller -> caller.post(trial.path() + "/registrations")));
      person.post(trial.path() + "/registrations").expect(200);
      keyed.post(trial.path() + "/registrations").expect(201);
    }
  }

  @Test
  void equalAcceptances_haveOneEffect() throws Exception {
    Trial trial = world.trial();
    Trial.Team team = trial.team();
    String invitations = "/v1/teams/" + team.id() + "/invitations";
    Map<String, String> code =
        Map.of("code", team.captain().post(invitations).expect(201).get("code"));
    Caller mate = trial.competitor().with("Idempotency-Key", "accept");
    List<Reply> replies = together(mate, caller -> caller.post("/v1/invitations/accept", code));
    List<Reply> done = replies.stream().filter(reply -> reply.status() == 200).toList();
    assertTrue(!done.isEmpty(), replies.toString());
    assertEquals(1, done.stream().map(Reply::text).distinct().count(), done.toString());
    assertEquals("true", mate.post("/v1/invitations/accept", code).header("Idempotency-Replayed"));
    assertEquals("2", team.captain().get("/v1/teams/" + team.id()).get("size"));
  }

  private static List<Reply> together(Caller person, Function<Caller, Reply> request)
      throws Exception {
    IntFunction<Callable<Reply>> task =
        i -> () -> request.apply(i % 2 == 0 ? person : person.at(two.url()));
    return Together.run(TOGETHER, task);
  }

  private static void checkOneEffect(List<Reply> replies) {
    List<Reply> done = replies.stream().filter(reply -> reply.status() == 201).toList();
    assertTrue(
        replies.stream().map(Reply::status).allMatch(Set.of(201, 409)::contains),
        replies.toString());
    assertEquals(1, done.stream().map(Reply::text).distinct().count(), done.toString());
    assertEquals(
        1, done.stream().filter(reply -> reply.header("Idempotency-Replayed").isEmpty()).count());
  }
}
