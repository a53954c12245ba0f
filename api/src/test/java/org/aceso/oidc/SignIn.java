package org.aceso.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a platform gets when one of its users signs in, by the authorization code flow with PKCE.
 *
 * @param accessToken for the API
 * @param identityToken for the platform alone
 */
record SignIn(String accessToken, String identityToken) {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
  static final String BACK = "http://127.0.0.1/signed-in";
  static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters";

  static SignIn at(String issuer, String user, String... scopes) {
    try {
      return new Browser(issuer).signIn(user, ("openid " + String.join(" ", scopes)).strip());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The code with which the issuer sends somebody back to the platform. */
  static String code(String issuer, String user, String... scopes)
      throws IOException, InterruptedException {
    return new Browser(issuer).code(user, ("openid " + String.join(" ", scopes)).strip());
  }

  private static final class Browser {
    private final String issuer;
    private final HttpClient http =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    Browser(String issuer) {
      this.issuer = issuer;
    }

    SignIn signIn(String user, String scopes) throws IOException, InterruptedException {
      return tokens(code(user, scopes));
    }

    String code(String user, String scopes) throws IOException, InterruptedException {
      String form = get("/login").body();
      Matcher csrf = CSRF.matcher(form);
      assertEquals(true, csrf.find(), form);
      post("/login", Map.of("username", user, "password", "secret", "_csrf", csrf.group(1)));
      Map<String, String> asked =
          Map.of(
              "response_type",
              "code",
              "client_id",
              "platform",
              "redirect_uri",
              BACK,
              "scope",
              scopes,
              "code_challenge",
              challenge(),
              "code_challenge_method",
              "S256");
      String location =
          get("/oauth2/authorize?" + form(asked)).headers().firstValue("Location").orElseThrow();
      Matcher code = CODE.matcher(location);
      assertEquals(true, code.find(), location);
      return code.group(1);
    }

    private SignIn tokens(String code) throws IOException, InterruptedException {
      HttpResponse<String> answer =
          post(
              "/oauth2/token",
              Map.of(
                  "grant_type",
                  "authorization_code",
                  "client_id",
                  "platform",
                  "client_secret",
                  "platform-secret",
                  "code",
                  code,
                  "redirect_uri",
                  BACK,
                  "code_verifier",
                  VERIFIER));
      assertEquals(200, answer.statusCode(), answer.body());
      JsonNode tokens = new ObjectMapper().readTree(answer.body());
      return new SignIn(tokens.get("access_token").asText(), tokens.get("id_token").asText());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return send(HttpRequest.newBuilder(URI.create(issuer + path)).header("Accept", "text/html"));
    }

    private HttpResponse<String> post(String path, Map<String, String> fields)
        throws IOException, InterruptedException {
      return send(
          HttpRequest.newBuilder(URI.create(issuer + path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
        throws IOException, InterruptedException {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
      return new TreeMap<>(fields)
          .entrySet().stream()
              .map(field -> field.getKey() + "=" + encode(field.getValue()))
              .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
      return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String challenge() {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256")
                .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
