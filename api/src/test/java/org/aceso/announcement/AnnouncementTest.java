package org.aceso.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.Announcement;
import org.aceso.wire.AnnouncementAudience;
import org.aceso.wire.AnnouncementPatch;
import org.aceso.wire.AnnouncementPatchBody;
import org.aceso.wire.AnnouncementRevision;
import org.aceso.wire.AnnouncementTitle;
import org.aceso.wire.Bilingual;
import org.aceso.wire.NewAnnouncement;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class AnnouncementTest {
  private final Scene scene = open();
  private final String challenge = scene.challengeId();

  private static Scene open() {
    try {
      return Scene.open();
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void announcementForCompetitors_isNotThereForOthers() throws ApiException {
    Announcement forAll = publish(AnnouncementAudience.EVERYONE, "All");
    Announcement inside = publish(AnnouncementAudience.COMPETITORS, "Inside");
    assertEquals(List.of(inside.id(), forAll.id()), list(scene.competitor()));
    assertEquals(List.of(inside.id(), forAll.id()), list(scene.organiser()));
    assertEquals(List.of(forAll.id()), list(scene.stranger()));
    assertEquals(List.of(forAll.id()), list(scene.anonymous()));
    assertEquals(404, status(scene.anonymous(), inside.id()));
    assertEquals(404, status(scene.stranger(), inside.id() + "/revisions"));
    assertEquals(404, status(scene.stranger(), inside.id() + "/text/en"));
  }

  @Test
  void revision_isAddedAndTheOneBeforeStaysReadable() throws ApiException {
    Announcement first = publish(AnnouncementAudience.EVERYONE, "First");
    Announcement second = revise(first, "\"1P\"", "Second");
    assertEquals(2, second.revision());
    assertEquals("Second", second.body().en());
    assertEquals("A title", second.title().en());
    assertEquals(
        List.of("Second", "First"),
        scene
            .anonymous()
            .announcements()
            .listAnnouncementRevisions(challenge, first.id(), 50, null)
            .items()
            .stream()
            .map(AnnouncementRevision::body)
            .map(Bilingual::en)
            .toList());
    ApiException stale = assertThrows(ApiException.class, () -> revise(first, "\"1P\"", "Lost"));
    assertEquals(412, stale.getCode());
  }

  @Test
  void withdrawnAnnouncement_isThereForItsAuthorsAlone() throws ApiException {
    Announcement one = publish(AnnouncementAudience.EVERYONE, "Wrong");
    scene.organiser().announcements().withdrawAnnouncement(challenge, one.id(), "\"1P\"");
    assertEquals(404, status(scene.anonymous(), one.id()));
    assertEquals(200, status(scene.organiser(), one.id()));
    assertEquals(List.of(), list(scene.competitor()));
    ApiException again = assertThrows(ApiException.class, () -> revise(one, "\"1W\"", "Right"));
    assertEquals(409, again.getCode());
  }

  @Test
  void readers_areToldOfWhatIsForThem() throws ApiException {
    Caller stranger = scene.stranger();
    Caller competitor = scene.competitor();
    Announcement inside = publish(AnnouncementAudience.COMPETITORS, "Inside");
    Announcement forAll = publish(AnnouncementAudience.EVERYONE, "All");
    revise(forAll, "\"1P\"", "Everybody");
    scene.organiser().announcements().withdrawAnnouncement(challenge, forAll.id(), "\"2P\"");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertEquals(
                    List.of(
                        "announcement.published " + inside.id(),
                        "announcement.published " + forAll.id(),
                        "announcement.revised " + forAll.id(),
                        "announcement.withdrawn " + forAll.id()),
                    events(competitor)));
    assertEquals(
        List.of(
            "announcement.published " + forAll.id(),
            "announcement.revised " + forAll.id(),
            "announcement.withdrawn " + forAll.id()),
        events(stranger));
  }

  @Test
  void organisersAlone_announce() throws ApiException {
    NewAnnouncement wanted = wanted(AnnouncementAudience.EVERYONE, "Hello");
    ApiException refused =
        assertThrows(
            ApiException.class,
            () -> scene.competitor().announcements().publishAnnouncement(challenge, wanted, null));
    assertEquals(403, refused.getCode());
  }

  @Test
  void text_isServedAsItWasWritten() throws Exception {
    String markdown = "# Hello\n\n<script>alert(1)</script> [x](javascript:alert(1))";
    Announcement one = publish(AnnouncementAudience.EVERYONE, markdown);
    String path = "/v1/challenges/" + challenge + "/announcements/" + one.id() + "/text/";
    HttpResponse<String> english = get(path + "en");
    assertEquals(markdown, english.body());
    assertEquals(
        "text/markdown; charset=utf-8", english.headers().firstValue("Content-Type").get());
    assertEquals("nosniff", english.headers().firstValue("X-Content-Type-Options").get());
    assertEquals(404, get(path + "fr").statusCode());
    assertEquals(404, get(path + "de").statusCode());
  }

  @Test
  void signsThatHideWhatATextSays_areRefused() {
    for (String text : List.of("a\u202Eb", "a\u0007b", "  \n ")) {
      ApiException refused =
          assertThrows(
              ApiException.class, () -> publish(AnnouncementAudience.EVERYONE, text), text);
      assertEquals(422, refused.getCode());
    }
  }

  private Announcement publish(AnnouncementAudience audience, String body) throws ApiException {
    return scene
        .organiser()
        .announcements()
        .publishAnnouncement(challenge, wanted(audience, body), null);
  }

  private static NewAnnouncement wanted(AnnouncementAudience audience, String body) {
    return new NewAnnouncement(
        audience, new AnnouncementTitle("A title", null), new Bilingual(body, null));
  }

  private Announcement revise(Announcement one, String tag, String body) throws ApiException {
    return scene
        .organiser()
        .announcements()
        .reviseAnnouncement(
            challenge,
            one.id(),
            new AnnouncementPatch(null, new AnnouncementPatchBody(body, null)),
            tag);
  }

  private List<String> list(Caller caller) throws ApiException {
    return caller.announcements().listAnnouncements(challenge, 50, null).items().stream()
        .map(Announcement::id)
        .toList();
  }

  private List<String> events(Caller caller) throws ApiException {
    return caller.events().listChallengeEvents(challenge, 50, null, null).items().stream()
        .filter(event -> event.type().startsWith("announcement."))
        .map(event -> event.type() + " " + event.data().get("announcementId"))
        .toList();
  }

  private int status(Caller caller, String rest) {
    return caller
        .send("GET", "/v1/challenges/" + challenge + "/announcements/" + rest, "", Map.of())
        .status();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(scene.anonymous().url() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
