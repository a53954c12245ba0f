package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.aceso.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A second platform cannot see one byte of the first: with its ids every operation answers as with
 * ids that were never given, for its account, its users, people of the installation and nobody.
 */
final class TenancyTest {
  private static final Set<String> OF_THE_MOMENT =
      Set.of(
          "date", "request-id", "server-time", "ratelimit", "ratelimit-policy", "content-length");
  private static final Pattern ID = Pattern.compile("\\b[a-z]{3}_[0-9a-z]{26,32}\\b");
  private static final Pattern MOMENT = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z");
  private static final Pattern NUMBERED = Pattern.compile("-\\d+(?=[\"-])");

  /** What one may do with an id of another: operation and the parameter that it stands for. */
  private static final Set<String> ALLOWED =
      Set.of(
          // Every platform calls its users what it wants.
          "putPlatformUser externalId",
          // Whoever was given a platform's id may offer it a challenge; its name is not told.
          "hostChallenge platformId");

  /** Everything that was answered to those who may see nothing. */
  private static final List<Heard> HEARD = new ArrayList<>();

  /** What somebody asked, and what they were answered. */
  private record Heard(Request request, Reply reply) {}

  /** Listens to those who may see nothing. */
  private static final class Ear implements Watcher {
    @Override
    public void saw(Reply reply) {}

    @Override
    public void after(Caller caller, Request request, Reply reply) {
      HEARD.add(new Heard(request, reply));
    }
  }

  private static TestServer server;
  private static Tenant first;
  private static Tenant second;
  private static Map<String, Caller> strangers;

  @BeforeAll
  static void fillTwoPlatforms() {
    server = TestServer.start(Map.of());
    World watched = new World(server, new Ear());
    second = new Tenant(watched, "wombat");
    first = new Tenant(new World(server, reply -> {}), "quokka");
    strangers = new LinkedHashMap<>();
    strangers.put("account", second.account());
    strangers.put("organiser", second.organiser());
    strangers.put("captain", second.captain());
    strangers.put("newcomer", second.newcomer());
    strangers.put("stranger", watched.person(World.PLATFORM));
    strangers.put("anonymous", watched.anonymous());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyOperation_answersAsIfNothingWereThere() {
    Map<String, String> there = new TreeMap<>(first.ids());
    int compared = compare("", there, missing(there));
    there.put("challengeId", first.slug());
    Map<String, String> noSlug = missing(first.ids());
    noSlug.put("challengeId", "nobody-slug");
    assertTrue(compared + compare("", there, noSlug) > 500, compared + " were compared");
  }

  /** In the second platform's own challenge, team and lists, one id of the first at a time. */
  @Test
  void idsOfTheFirst_areUnknownAmongThoseOfTheSecond() {
    int compared = 0;
    for (String name : first.ids().keySet()) {
      Map<String, String> mixed = new TreeMap<>(second.ids());
      Map<String, String> missing = new TreeMap<>(second.ids());
      mixed.put(name, first.ids().get(name));
      missing.put(name, missing(first.ids()).get(name));
      compared += compare(name, mixed, missing);
    }
    assertTrue(compared > 300, compared + " were compared");
  }

  @Test
  void lists_showNothing() {
    for (Spec.Op op : Spec.OPERATIONS) {
      if (op.method().equals("GET") && op.parameters() == 0) {
        strangers.values().forEach(caller -> caller.send(Requests.valid(op, Map.of())));
      }
    }
    String state = "/v1/challenges?limit=200&state=";
    for (String one : List.of("DRAFT", "REGISTRATION", "CLOSED")) {
      strangers.values().forEach(caller -> caller.get(state + one).expect(200));
    }
    assertNothingIsTold();
  }

  /** What a client may try with what it heard elsewhere: a body's ids, a code, a cursor, a key. */
  @Test
  void idsInBodies_areUnknown() {
    String dataset = first.ids().get("datasetId");
    for (Caller caller : List.of(second.organiser(), second.captain())) {
      same(caller, Request.of("POST", "/v1/invitations/accept"), "code", first.ids().get("code"));
      same(
          caller,
          Request.of("POST", "/v1/challenge-types/binary-risk@1/configure"),
          "settings",
          Map.of("thresholds", Map.of("datasetId", dataset, "name", "truth.csv")));
      same(
          caller,
          Request.of("POST", "/v1/webhooks"),
          "challengeId",
          first.ids().get("challengeId"));
      same(caller, Request.of("POST", "/v1/webhooks"), "challengeId", first.slug());
    }
    String team = "/v1/teams/" + second.ids().get("teamId");
    same(
        second.captain(),
        Request.of("POST", team + "/invitations"),
        "personId",
        first.ids().get("personId"));
    same(
        second.captain(),
        Request.of("POST", team + "/merge-proposals"),
        "intoTeamId",
        first.ids().get("teamId"));
    assertNothingIsTold();
  }

  /** A phase of one's own whose reference is in another's challenge does not open. */
  @Test
  void datasetOfAnother_isNoReference() {
    String mine = second.ids().get("challengeId");
    List<String> answers = new ArrayList<>();
    for (String dataset : List.of(first.ids().get("datasetId"), Known.missing("dat"))) {
      Map<String, Object> phase =
          new LinkedHashMap<>(
              Map.of(
                  "kind", "FINAL",
                  "name", "A phase",
                  "opensAt", "2020-01-01T00:00:00Z",
                  "closesAt", "2099-01-01T00:00:00Z",
                  "challengeType", Question.RISK.type(),
                  "ranking", Question.RISK.ranking(),
                  "reference", Map.of("datasetId", dataset, "name", "truth.csv")));
      Reply created = second.organiser().post("/v1/challenges/" + mine + "/phases", phase);
      String opened =
          created.status() == 201
              ? text(second.organiser().post("/v1/phases/" + created.get("id") + "/open"))
              : "";
      answers.add(text(created) + opened);
    }
    assertEquals(answers.get(1), answers.get(0));
    assertNothingIsTold();
  }

  private static void same(Caller caller, Request request, String member, Object value) {
    List<String> answers = new ArrayList<>();
    for (String body :
        List.of(
            Caller.text(Map.of(member, value)),
            ID.matcher(Caller.text(Map.of(member, value)))
                .replaceAll(id -> Known.missing(id.group().substring(0, 3)))
                .replace(first.slug(), "nobody-slug")
                .replace(first.ids().get("code"), "inv_00000000000000000000000000000000"))) {
      Request sent =
          request.body(
              "application/json",
              request.path().endsWith("webhooks")
                  ? body.replace("{", "{\"url\":\"https://hooks.example.invalid/\",")
                  : body);
      Reply reply = caller.send(sent);
      assertTrue(reply.status() >= 400 || reply.path().endsWith("configure"), reply.toString());
      answers.add(text(reply));
    }
    assertEquals(answers.get(1), answers.get(0), request.path());
  }

  private static int compare(String name, Map<String, String> there, Map<String, String> missing) {
    int compared = 0;
    for (Spec.Op op : Spec.OPERATIONS) {
      String asked = plain(Requests.valid(op, there));
      boolean isSame = asked.equals(plain(Requests.valid(op, missing)));
      if (isSame || ALLOWED.contains(op.id() + " " + name)) {
        continue;
      }
      for (Map.Entry<String, Caller> one : strangers.entrySet()) {
        Reply without = one.getValue().send(Requests.valid(op, missing));
        Reply with = one.getValue().send(Requests.valid(op, there));
        assertEquals(text(without), text(with), op.id() + " as " + one.getKey());
        compared++;
      }
    }
    assertNothingIsTold();
    return compared;
  }

  /** A request without the numbers that make each of its names a new one. */
  private static String plain(Request request) {
    return NUMBERED.matcher(request.toString()).replaceAll("");
  }

  private static Map<String, String> missing(Map<String, String> ids) {
    Map<String, String> missing = new TreeMap<>(ids);
    missing.replaceAll(
        (name, id) -> id.matches("[a-z]{3}_.*") ? Known.missing(id.substring(0, 3)) : id);
    missing.put("externalId", "nobody");
    missing.put("code", "inv_00000000000000000000000000000000");
    return missing;
  }

  /** Status, headers and body, but for what no two answers share. */
  private static String text(Reply reply) {
    Map<String, String> headers = new TreeMap<>();
    reply
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_THE_MOMENT.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name.toLowerCase(Locale.ROOT), values.toString());
              }
            });
    String all = reply.status() + " " + headers + " " + reply.text();
    String timeless = MOMENT.matcher(ID.matcher(all).replaceAll("ID")).replaceAll("MOMENT");
    return NUMBERED
        .matcher(timeless)
        .replaceAll("")
        .replace(first.slug(), "SLUG")
        .replace("nobody-slug", "SLUG");
  }

  /** Nothing was heard but what was said before: a refusal may repeat the request. */
  private static void assertNothingIsTold() {
    Set<String> told = new TreeSet<>();
    for (Heard heard : HEARD) {
      String asked = heard.request().path() + heard.request().text();
      for (String secret : first.secrets()) {
        if (!asked.contains(secret) && heard.reply().text().contains(secret)) {
          told.add(secret + " in " + heard.reply());
        }
      }
    }
    assertEquals(Set.of(), told);
  }
}
