package org.aceso;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.aceso.client.AccessApi;
import org.aceso.client.AnnouncementsApi;
import org.aceso.client.ApiClient;
import org.aceso.client.ApiException;
import org.aceso.client.ApprovalsApi;
import org.aceso.client.AuditApi;
import org.aceso.client.ChallengesApi;
import org.aceso.client.DatasetsApi;
import org.aceso.client.DocumentsApi;
import org.aceso.client.EvaluationsApi;
import org.aceso.client.EventsApi;
import org.aceso.client.ExternalEvaluatorsApi;
import org.aceso.client.LeaderboardsApi;
import org.aceso.client.PersonalDataApi;
import org.aceso.client.PhasesApi;
import org.aceso.client.PlatformsApi;
import org.aceso.client.RegistrationApi;
import org.aceso.client.RescoringsApi;
import org.aceso.client.RolesApi;
import org.aceso.client.SubmissionsApi;
import org.aceso.client.TeamsApi;
import org.aceso.client.WebhooksApi;
import org.aceso.wire.NewAcceptance;
import org.aceso.wire.NewRegistration;
import org.aceso.wire.Registration;

/** Somebody with a token, or without one, who speaks to a server through the generated client. */
public final class Caller {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();

  private final String url;
  private final String personId;
  private final String token;
  private final String externalId;
  private final ApiClient client;

  public Caller(String url, String personId, String token) {
    this(url, personId, token, null);
  }

  private Caller(String url, String personId, String token, String externalId) {
    this.url = url;
    this.personId = personId;
    this.token = token;
    this.externalId = externalId;
    this.client = new OneClient(url, this::identify);
  }

  /** Whoever has a token. */
  public static Caller with(String url, String token) {
    return new Caller(url, null, token);
  }

  /** What came back on a request that the generated client cannot make: one with a raw body. */
  public record Reply(int status, JsonNode body, HttpHeaders headers) {

    /** A header that must be there. */
    public String header(String name) {
      return headers.firstValue(name).orElseThrow();
    }
  }

  /** All callers share the connections of one HTTP client. */
  private static final class OneClient extends ApiClient {
    OneClient(String url, Consumer<HttpRequest.Builder> identify) {
      super(HttpClient.newBuilder(), JSON, url);
      setRequestInterceptor(identify);
      setReadTimeout(Duration.ofSeconds(120));
    }

    @Override
    public HttpClient getHttpClient() {
      return HTTP;
    }
  }

  private void identify(HttpRequest.Builder request) {
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (externalId != null) {
      request.header("On-Behalf-Of", externalId);
    }
  }

  public String personId() {
    return personId;
  }

  /** The same caller at another server of the installation. */
  public Caller at(String otherUrl) {
    return new Caller(otherUrl, personId, token, externalId);
  }

  /** The user of this hosting platform whom it calls so. */
  public Caller onBehalfOf(String user) {
    return new Caller(url, null, token, user);
  }

  public PlatformsApi platforms() {
    return new PlatformsApi(client);
  }

  public AccessApi access() {
    return new AccessApi(client);
  }

  public RescoringsApi rescorings() {
    return new RescoringsApi(client);
  }

  public RolesApi roles() {
    return new RolesApi(client);
  }

  public ApprovalsApi approvals() {
    return new ApprovalsApi(client);
  }

  public AuditApi audit() {
    return new AuditApi(client);
  }

  public PersonalDataApi personalData() {
    return new PersonalDataApi(client);
  }

  public ChallengesApi challenges() {
    return new ChallengesApi(client);
  }

  public PhasesApi phases() {
    return new PhasesApi(client);
  }

  public DatasetsApi datasets() {
    return new DatasetsApi(client);
  }

  public DocumentsApi documents() {
    return new DocumentsApi(client);
  }

  public RegistrationApi registrations() {
    return new RegistrationApi(client);
  }

  /** Registers for a challenge, accepting the documents that it has. */
  public Registration register(String challengeId) throws ApiException {
    List<NewAcceptance> accepted =
        registrations().getRegistrationForm(challengeId, null).documents().stream()
            .map(one -> new NewAcceptance(one.kind(), one.version(), one.sha256()))
            .toList();
    return registrations()
        .register(challengeId, null, new NewRegistration(accepted, null, null, null));
  }

  public TeamsApi teams() {
    return new TeamsApi(client);
  }

  public SubmissionsApi submissions() {
    return new SubmissionsApi(client);
  }

  public ExternalEvaluatorsApi evaluator() {
    return new ExternalEvaluatorsApi(client);
  }

  public EvaluationsApi evaluations() {
    return new EvaluationsApi(client);
  }

  public LeaderboardsApi leaderboards() {
    return new LeaderboardsApi(client);
  }

  public AnnouncementsApi announcements() {
    return new AnnouncementsApi(client);
  }

  public EventsApi events() {
    return new EventsApi(client);
  }

  public WebhooksApi webhooks() {
    return new WebhooksApi(client);
  }

  /** The bearer token, for what the generated client cannot do. */
  public String token() {
    return token;
  }

  /** Where the server is. */
  public String url() {
    return url;
  }

  /** Submits a CSV file. */
  public Reply submit(String phaseId, String csv) {
    return send("POST", "/v1/phases/" + phaseId + "/submissions", csv, Map.of());
  }

  /** Submits a CSV file under an idempotency key. */
  public Reply submit(String phaseId, String csv, String key) {
    return send(
        "POST",
        "/v1/phases/" + phaseId + "/submissions",
        csv,
        Map.of("Idempotency-Key", "\"" + key + "\""));
  }

  /** The entity tag of what is there, if anything is. */
  public Optional<String> etag(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + token);
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("ETag");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Submits a CSV file, and does something between the server's go-ahead and the file. */
  public Reply submitLate(String phaseId, String csv, Runnable meanwhile) {
    byte[] file = csv.getBytes(StandardCharsets.UTF_8);
    HttpRequest.BodyPublisher late =
        HttpRequest.BodyPublishers.ofInputStream(
            () -> {
              meanwhile.run();
              return new ByteArrayInputStream(file);
            });
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + "/v1/phases/" + phaseId + "/submissions"))
            .expectContinue(true)
            .POST(HttpRequest.BodyPublishers.fromPublisher(late, file.length));
    return send(request, Map.of());
  }

  /** Sends a CSV file. Throws {@link UncheckedIOException} when the server does not answer. */
  public Reply send(String method, String path, String csv, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, HttpRequest.BodyPublishers.ofString(csv, StandardCharsets.UTF_8));
    return send(request, headers);
  }

  /** Sends a file of any kind. */
  public Reply send(String method, String path, byte[] file, String mediaType) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(file));
    return send(request, Map.of("Content-Type", mediaType));
  }

  /** Sends JSON. */
  public Reply json(String method, String path, Object body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    return send(method, path, JSON.valueToTree(body).toString(), all);
  }

  /** The status of a request without a body whose answer may be a file. */
  public int status(String method, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    return answer(request).statusCode();
  }

  private Reply send(HttpRequest.Builder request, Map<String, String> headers) {
    request.header("Content-Type", "text/csv");
    headers.forEach(request::setHeader);
    HttpResponse<String> response = answer(request);
    try {
      return new Reply(response.statusCode(), JSON.readTree(response.body()), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> answer(HttpRequest.Builder request) {
    request.timeout(Duration.ofSeconds(120));
    identify(request);
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
