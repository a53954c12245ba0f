package org.aceso;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.aceso.client.AccessApi;
import org.aceso.client.ApiClient;
import org.aceso.client.ApiException;
import org.aceso.client.ChallengesApi;
import org.aceso.client.DatasetsApi;
import org.aceso.client.LeaderboardsApi;
import org.aceso.client.PhasesApi;
import org.aceso.client.PlatformsApi;
import org.aceso.client.RegistrationApi;
import org.aceso.client.SubmissionsApi;
import org.aceso.client.TeamsApi;
import org.aceso.wire.Access;
import org.aceso.wire.Bilingual;
import org.aceso.wire.DatasetFile;
import org.aceso.wire.EntryRule;
import org.aceso.wire.InvitationCode;
import org.aceso.wire.Leaderboard;
import org.aceso.wire.Missing;
import org.aceso.wire.NamedUser;
import org.aceso.wire.NewChallenge;
import org.aceso.wire.NewDataset;
import org.aceso.wire.NewInvitation;
import org.aceso.wire.NewPhase;
import org.aceso.wire.NewRegistration;
import org.aceso.wire.NewTeam;
import org.aceso.wire.PhaseKind;
import org.aceso.wire.PlatformUser;
import org.aceso.wire.Ranking;
import org.aceso.wire.Submission;
import org.aceso.wire.Team;
import org.aceso.wire.Ties;
import org.aceso.wire.Visibility;

/**
 * A small hosting platform: what one has to write to run a challenge for its users. Knows the
 * generated client and nothing else of Aceso.
 */
final class SmallPlatform {
  private static final String ORGANISER = "organiser";

  private final String url;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  SmallPlatform(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** The platform's own account. */
  ApiClient itself() {
    return client(request -> {});
  }

  /** One of its users: whatever is done through this client is theirs. */
  ApiClient user(String externalId) {
    return client(request -> request.header("On-Behalf-Of", externalId));
  }

  /** A user who sends a file, where the contract takes bytes of any kind. */
  private ApiClient sending(String externalId, String method, String csv) {
    return client(
        request ->
            request
                .header("On-Behalf-Of", externalId)
                .setHeader("Content-Type", "text/csv")
                .method(method, BodyPublishers.ofString(csv)));
  }

  private ApiClient client(Consumer<HttpRequest.Builder> more) {
    ApiClient client =
        new ApiClient(HttpClient.newBuilder(), ApiClient.createDefaultObjectMapper(), url) {
          @Override
          public HttpClient getHttpClient() {
            return http;
          }
        };
    client.setReadTimeout(Duration.ofSeconds(120));
    client.setRequestInterceptor(
        request -> more.accept(request.header("Authorization", "Bearer " + token)));
    return client;
  }

  String id() throws ApiException {
    return new AccessApi(itself()).getMe().platformId();
  }

  PlatformUser welcome(String externalId, String displayName) throws ApiException {
    return new PlatformsApi(itself()).putPlatformUser(id(), externalId, new NamedUser(displayName));
  }

  /** A challenge of one of its users, which takes registrations. */
  String openChallenge(String slug) throws ApiException {
    ChallengesApi challenges = new ChallengesApi(user(ORGANISER));
    NewChallenge wanted =
        new NewChallenge(
            slug,
            new Bilingual("Find the worst lesion", null),
            null,
            new Bilingual("Which lesion of a slide is the worst?", null),
            "A university hospital",
            "Europe/Paris",
            null,
            "ref-" + slug,
            null,
            null,
            null,
            null,
            null);
    return challenges.openRegistration(challenges.createChallenge(wanted, null).id()).id();
  }

  /** A phase with a public board, which is open. */
  String openPhase(String challengeId, String truth) throws ApiException {
    String dataset =
        new DatasetsApi(user(ORGANISER))
            .createDataset(challengeId, new NewDataset("Truth", Access.ORGANISERS), null)
            .id();
    new DatasetsApi(sending(ORGANISER, "PUT", truth))
        .putDatasetFile(dataset, "truth.csv", null, null, null, null, truth);
    PhasesApi phases = new PhasesApi(user(ORGANISER));
    String phase =
        phases.createPhase(challengeId, phase(new DatasetFile(dataset, "truth.csv")), null).id();
    return phases.openPhase(phase).id();
  }

  private static NewPhase phase(DatasetFile truth) {
    return new NewPhase(
        PhaseKind.FINAL,
        "Final",
        Instant.parse("2020-01-01T00:00:00Z"),
        Instant.parse("2099-01-01T00:00:00Z"),
        "ordinal-classification@1",
        Map.of("format", "label"),
        null,
        truth,
        null,
        new Ranking("accuracy@1", 6, Ties.SHARED, Missing.UNRANKED, EntryRule.BEST, 20, null),
        List.of(),
        null,
        Visibility.EVERYONE,
        null,
        null);
  }

  void register(String challengeId, String externalId) throws ApiException {
    new RegistrationApi(user(externalId))
        .register(challengeId, null, new NewRegistration(null, null, null, null));
  }

  Team formTeam(String challengeId, String captain, String name) throws ApiException {
    return new TeamsApi(user(captain)).createTeam(challengeId, new NewTeam(name), null);
  }

  void join(Team team, String captain, String mate) throws ApiException {
    String code =
        new TeamsApi(user(captain))
            .createInvitation(team.id(), null, new NewInvitation(null, null))
            .code();
    new TeamsApi(user(mate)).acceptInvitation(new InvitationCode(code), null);
  }

  Submission submit(String phaseId, String externalId, String csv) throws ApiException {
    return new SubmissionsApi(sending(externalId, "POST", csv))
        .createSubmission(phaseId, null, null, null, null, csv);
  }

  Submission submission(String submissionId, String externalId) throws ApiException {
    return new SubmissionsApi(user(externalId)).getSubmission(submissionId, null);
  }

  Leaderboard board(String phaseId) throws ApiException {
    return new LeaderboardsApi(itself()).getLeaderboard(phaseId, null);
  }
}
