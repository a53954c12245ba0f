package org.aceso.evaluator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.aceso.http.Json;
import org.aceso.wire.EvaluationClaim;
import org.aceso.wire.RenewedLease;
import org.aceso.wire.ReportTaken;

/**
 * The four operations that an evaluator needs. {@link IOException} means that repeating may help.
 */
final class Server {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON =
      Json.MAPPER.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .proxy(ProxySelector.getDefault())
          .build();
  private final String url;
  private final String token;

  Server(URI url, String token) {
    this.url = url.toString().replaceAll("/+$", "");
    this.token = token;
  }

  /** The next evaluation of a phase, if one waits. */
  Optional<EvaluationClaim> claim(String phase) throws IOException {
    HttpResponse<InputStream> answer =
        send(post("/v1/phases/" + phase + "/claims", BodyPublishers.noBody()));
    return answer.statusCode() == 204
        ? Optional.empty()
        : Optional.of(read(answer, EvaluationClaim.class));
  }

  /** How long the lease lasts from now, by the clock of the server alone. */
  Duration renew(EvaluationClaim claim) throws IOException {
    HttpResponse<InputStream> answer =
        send(of(claim, post(path(claim) + "/heartbeat", BodyPublishers.noBody())));
    Instant now = Instant.parse(answer.headers().firstValue("Server-Time").orElseThrow());
    return Duration.between(now, read(answer, RenewedLease.class).leasedUntil());
  }

  /** Writes a file that the claim names. */
  void download(EvaluationClaim claim, String sha256, Path target) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path(claim) + "/pieces/" + sha256));
    try (InputStream body = send(of(claim, request)).body()) {
      Files.copy(body, target);
    }
  }

  /**
   * Reports; a repetition of the same report is answered as the first was. Attempts are counted
   * anew when an evaluation is begun again, leases never come twice.
   */
  ReportTaken report(EvaluationClaim claim, byte[] report) throws IOException {
    HttpRequest.Builder request =
        post(path(claim) + "/report", BodyPublishers.ofByteArray(report))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", claim.evaluationId() + "-" + claim.lease());
    return read(send(of(claim, request)), ReportTaken.class);
  }

  private static String path(EvaluationClaim claim) {
    return "/v1/evaluations/" + claim.evaluationId();
  }

  private static HttpRequest.Builder of(EvaluationClaim claim, HttpRequest.Builder request) {
    return request.header("Evaluation-Lease", claim.lease());
  }

  private HttpRequest.Builder post(String path, BodyPublisher body) {
    return HttpRequest.newBuilder(URI.create(url + path)).POST(body);
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder request) throws IOException {
    request.timeout(PATIENCE).header("Authorization", "Bearer " + token);
    try {
      HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
      int status = answer.statusCode();
      if (status >= 500 || status == 429 || status == 408) {
        throw new IOException("the server answered " + status);
      }
      if (status >= 300) {
        JsonNode problem = read(answer, JsonNode.class);
        throw new RefusedException(
            status, problem.path("type").asText(), problem.path("detail").asText());
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private static <T> T read(HttpResponse<InputStream> answer, Class<T> type) throws IOException {
    try (InputStream body = answer.body()) {
      return JSON.readValue(body, type);
    }
  }
}
