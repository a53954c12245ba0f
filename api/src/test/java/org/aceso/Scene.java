package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.aceso.client.ApiException;
import org.aceso.ids.Ids;
import org.aceso.wire.Access;
import org.aceso.wire.Bilingual;
import org.aceso.wire.DatasetFile;
import org.aceso.wire.NewChallenge;
import org.aceso.wire.NewDataset;
import org.aceso.wire.NewPerson;
import org.aceso.wire.NewTeam;
import org.aceso.wire.NewToken;
import org.aceso.wire.Scope;
import org.aceso.wire.Submission;
import org.aceso.wire.Team;
import org.awaitility.Awaitility;

/** A challenge on a running server, with its organiser, for one test. */
public final class Scene {
  /** Eight slides: two of each class. */
  public static final String TRUTH = csv("0", "1", "2", "3", "0", "1", "2", "3");

  /** As the truth, but for one slide. */
  public static final String ONE_WRONG = csv("0", "1", "2", "3", "0", "1", "2", "2");

  /** A file that names classes which there are not. */
  public static final String INVALID = csv("0", "1", "2", "3", "0", "1", "2", "seven");

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String url;
  private final Caller administrator;
  private final Caller organiser;
  private final String challengeId;

  private Scene(String url, Caller administrator, Caller organiser, String challengeId) {
    this.url = url;
    this.administrator = administrator;
    this.organiser = organiser;
    this.challengeId = challengeId;
  }

  /** A challenge in DRAFT on the shared server. */
  public static Scene draft() throws ApiException {
    TestServer server = TestServer.shared();
    return draft(server.url(), server.administrator());
  }

  /** A challenge in REGISTRATION on the shared server. */
  public static Scene open() throws ApiException {
    TestServer server = TestServer.shared();
    return open(server.url(), server.administrator());
  }

  public static Scene open(String url, String administratorsToken) throws ApiException {
    Scene scene = draft(url, administratorsToken);
    scene.organiser.challenges().openRegistration(scene.challengeId);
    return scene;
  }

  public static Scene draft(String url, String administratorsToken) throws ApiException {
    Caller administrator = new Caller(url, null, administratorsToken);
    Caller organiser = person(administrator, url, "Organiser");
    NewChallenge wanted =
        new NewChallenge(
            Ids.next("c").replace('_', '-'),
            new Bilingual("Slides", null),
            null,
            new Bilingual("Which lesion is the worst?", null),
            "A hospital",
            "Europe/Paris",
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    String id = organiser.challenges().createChallenge(wanted, null).id();
    return new Scene(url, administrator, organiser, id);
  }

  /** Rows of classes for the cases in order. */
  public static String csv(String... classes) {
    StringBuilder csv = new StringBuilder("filename,label\n");
    for (int i = 0; i < classes.length; i++) {
      csv.append("slide").append(i + 1).append(".tif,").append(classes[i]).append('\n');
    }
    return csv.toString();
  }

  /** A valid file in which so many of the eight classes are right. */
  public static String right(int count) {
    String[] classes = {"0", "1", "2", "3", "0", "1", "2", "3"};
    for (int i = count; i < classes.length; i++) {
      classes[i] =
          classes[i].equals("3") ? "0" : Integer.toString(Integer.parseInt(classes[i]) + 1);
    }
    return csv(classes);
  }

  private static Caller person(Caller administrator, String url, String name) throws ApiException {
    String id = administrator.access().createPerson(new NewPerson(name), null).id();
    List<Scope> scopes = new ArrayList<>(Arrays.asList(Scope.values()));
    scopes.remove(Scope.ADMIN);
    Instant end = Instant.now().plus(1, ChronoUnit.DAYS);
    NewToken token = new NewToken(id, "test", scopes, end);
    return new Caller(url, id, administrator.access().createToken(token, null).secret());
  }

  /** The first administrator of a server. */
  public static Caller administrator(TestServer server) {
    return new Caller(server.url(), null, server.administrator());
  }

  /** Somebody without a credential. */
  public static Caller anonymous(TestServer server) {
    return new Caller(server.url(), null, null);
  }

  public Caller organiser() {
    return organiser;
  }

  public Caller administrator() {
    return administrator;
  }

  public String challengeId() {
    return challengeId;
  }

  public Caller anonymous() {
    return new Caller(url, null, null);
  }

  /** Somebody with a token who has nothing to do with the challenge. */
  public Caller stranger() throws ApiException {
    return person(administrator, url, "Person " + COUNT.incrementAndGet());
  }

  /** Somebody of that name with a token who has nothing to do with the challenge. */
  public Caller person(String name) throws ApiException {
    return person(administrator, url, name);
  }

  /** A new team whose captain the person is. */
  public Team team(Caller captain, String name) throws ApiException {
    return captain.teams().createTeam(challengeId, new NewTeam(name), null);
  }

  /** The team that somebody is the captain of. */
  public String teamOf(Caller captain) throws ApiException {
    return organiser.teams().listTeams(challengeId, 200, null).items().stream()
        .filter(team -> captain.personId().equals(team.captainId()))
        .map(Team::id)
        .findFirst()
        .orElseThrow();
  }

  /** Somebody who registered. */
  public Caller competitor() throws ApiException {
    Caller person = stranger();
    person.register(challengeId);
    return person;
  }

  /** Somebody who registered and made a team. */
  public Caller captain() throws ApiException {
    Caller person = competitor();
    NewTeam team = new NewTeam("Team " + COUNT.incrementAndGet());
    person.teams().createTeam(challengeId, team, null);
    return person;
  }

  /** A file that organisers alone may read. */
  public DatasetFile file(String name, String csv) throws ApiException {
    NewDataset wanted = new NewDataset("Data " + COUNT.incrementAndGet(), Access.ORGANISERS);
    String dataset = organiser.datasets().createDataset(challengeId, wanted, null).id();
    put(dataset, name, csv);
    return new DatasetFile(dataset, name);
  }

  /** Writes or replaces a file of a dataset. */
  public void put(String datasetId, String name, String csv) {
    String path = "/v1/datasets/" + datasetId + "/files/" + name;
    Map<String, String> known =
        organiser.etag(path).map(tag -> Map.of("If-Match", tag)).orElse(Map.of());
    Caller.Reply reply = organiser.send("PUT", path, csv, known);
    assertTrue(reply.status() < 300, reply.body().toString());
  }

  /** A new phase in DRAFT; the truth is its reference unless the form names another. */
  public String phase(PhaseForm form) throws ApiException {
    if (form.reference == null && form.externalEvaluator == null) {
      form.reference = file("truth.csv", TRUTH);
    }
    return organiser.phases().createPhase(challengeId, form.build(), null).id();
  }

  /** A new phase that passed its self-test. */
  public String openPhase(PhaseForm form) throws ApiException {
    String id = phase(form);
    organiser.phases().openPhase(id);
    return id;
  }

  /** Submits what must be accepted. */
  public static String submitted(Caller by, String phaseId, String csv) {
    Caller.Reply reply = by.submit(phaseId, csv);
    assertEquals(201, reply.status(), reply.body().toString());
    return reply.body().get("id").asText();
  }

  /** Waits until nothing more will change by itself. */
  public static Submission awaitFinal(Caller reader, String submissionId) {
    return Awaitility.await(submissionId)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> reader.submissions().getSubmission(submissionId, null), Submission::isFinal);
  }

  /** Submits, and waits for what comes of it. */
  public static Submission evaluated(Caller by, String phaseId, String csv) {
    return awaitFinal(by, submitted(by, phaseId, csv));
  }
}
