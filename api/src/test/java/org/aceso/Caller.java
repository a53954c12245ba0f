package org.aceso;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.aceso.client.AccessApi;
import org.aceso.client.AnnouncementsApi;
import org.aceso.client.ApiClient;
import org.aceso.client.ApprovalsApi;
import org.aceso.client.ChallengesApi;
import org.aceso.client.DatasetsApi;
import org.aceso.client.EvaluationsApi;
import org.aceso.client.EventsApi;
import org.aceso.client.LeaderboardsApi;
import org.aceso.client.PersonalDataApi;
import org.aceso.client.PhasesApi;
import org.aceso.client.RolesApi;
import org.aceso.client.SubmissionsApi;
import org.aceso.client.TeamsApi;
import org.aceso.client.WebhooksApi;

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
  private final ApiClient client;

  Caller(String url, String personId, String token) {
    this.url = url;
    this.personId = personId;
    this.token = token;
    this.client = new OneClient(url, token);
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
    OneClient(String url, String token) {
      super(HttpClient.newBuilder(), JSON, url);
      if (token != null) {
        setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
      }
      setReadTimeout(Duration.ofSeconds(120));
    }

    @Override
    public HttpClient getHttpClient() {
      return HTTP;
    }
  }

  public String personId() {
    return personId;
  }

  /** The same caller at another server of the installation. */
  public Caller at(String otherUrl) {
    return new Caller(otherUrl, personId, token);
  }

  public AccessApi access() {
    return new AccessApi(client);
  }

  public RolesApi roles() {
    return new RolesApi(client);
  }

  public ApprovalsApi approvals() {
    return new ApprovalsApi(client);
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

  public TeamsApi teams() {
    return new TeamsApi(client);
  }

  public SubmissionsApi submissions() {
    return new SubmissionsApi(client);
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

  /** Sends a CSV file. Throws {@link UncheckedIOException} when the server does not answer. */
  public Reply send(String method, String path, String csv, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(120))
            .method(method, HttpRequest.BodyPublishers.ofString(csv, StandardCharsets.UTF_8))
            .header("Content-Type", "text/csv");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), JSON.readTree(response.body()), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
