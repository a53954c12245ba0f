package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.aceso.oidc.OidcSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may say about identity providers. */
final class OidcConfigTest {
  private static final String ISSUER = "https://id.example/realms/a";

  @Test
  void nothingStated_takesNobodysTokens() {
    assertTrue(read(Map.of()).providers().isEmpty());
  }

  @Test
  void severalIssuers_areTakenApart() {
    OidcSettings settings =
        read(
            Map.of(
                "OIDC_ISSUER",
                ISSUER + ", https://other.example  http://127.0.0.1:9000",
                "OIDC_AUDIENCE",
                "aceso https://aceso.example"));
    assertEquals(3, settings.providers().size());
    assertEquals(ISSUER, settings.providers().get(0).issuer());
    assertTrue(settings.providers().get(0).keys().isEmpty());
    assertEquals(2, settings.audiences().size());
    assertEquals(Duration.ofSeconds(30), settings.skew());
    assertEquals(Duration.ofDays(1), settings.mostAge());
  }

  @Test
  void issuerWithoutAudience_isRefused() {
    refused("ACESO_OIDC_AUDIENCE", Map.of("OIDC_ISSUER", ISSUER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.example",
        "http://127.0.0.1.example",
        "http://localhost.example",
        "ftp://id.example",
        "https://user:secret@id.example",
        "https://id.example#a",
        "id.example",
        "https:///x",
        "https://[nonsense"
      })
  void addressThatIsNotHttps_isRefused(String address) {
    refused("ACESO_OIDC_ISSUER", Map.of("OIDC_ISSUER", address, "OIDC_AUDIENCE", "a"));
    refused(
        "ACESO_OIDC_JWKS_URL",
        Map.of("OIDC_ISSUER", ISSUER, "OIDC_AUDIENCE", "a", "OIDC_JWKS_URL", address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "RS256 HS512", "RSA", "rs256", "ES256K", "RSA-OAEP"})
  void algorithmThatProvesNothing_isRefused(String algorithms) {
    refused("ACESO_OIDC_ALGORITHMS", Map.of("OIDC_ALGORITHMS", algorithms));
  }

  @ParameterizedTest
  @CsvSource({
    "OIDC_NEW_PEOPLE, yes",
    "OIDC_CLOCK_SKEW_SECONDS, 601",
    "OIDC_MAX_AGE_SECONDS, 59",
    "TOKEN_DAYS, 0"
  })
  void wrongValue_isRefusedWithItsName(String setting, String value) {
    refused("ACESO_" + setting, Map.of(setting, value));
  }

  @Test
  void fewerAddressesOfKeysThanIssuers_areRefused() {
    refused(
        "ACESO_OIDC_JWKS_URL",
        Map.of(
            "OIDC_ISSUER", ISSUER + " https://other.example",
            "OIDC_AUDIENCE", "a",
            "OIDC_JWKS_URL", "https://id.example/keys"));
  }

  private static void refused(String name, Map<String, String> stated) {
    String told = assertThrows(ConfigException.class, () -> read(stated)).getMessage();
    assertTrue(told.contains(name), told);
    assertEquals(1, told.lines().count());
  }

  private static OidcSettings read(Map<String, String> stated) {
    Map<String, String> environment = new HashMap<>();
    stated.forEach((name, value) -> environment.put("ACESO_" + name, value));
    return OidcConfig.read(Config.read(null, environment));
  }
}
