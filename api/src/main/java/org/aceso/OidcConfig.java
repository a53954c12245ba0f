package org.aceso;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aceso.oidc.OidcSettings;

/** What the settings say about identity providers. */
final class OidcConfig {
  private OidcConfig() {}

  static OidcSettings read(Config config) {
    List<String> issuers = config.words(ServerSetting.OIDC_ISSUER);
    List<String> keys = config.words(ServerSetting.OIDC_JWKS_URL);
    List<String> audiences = config.words(ServerSetting.OIDC_AUDIENCE);
    if (!issuers.isEmpty() && audiences.isEmpty()) {
      throw new ConfigException(
          "with ACESO_OIDC_ISSUER, ACESO_OIDC_AUDIENCE must name what tokens for this server carry"
              + " as aud: without it, tokens for every other service would be taken");
    }
    if (!keys.isEmpty() && keys.size() != issuers.size()) {
      throw new ConfigException(
          "ACESO_OIDC_JWKS_URL must be empty or have as many entries as ACESO_OIDC_ISSUER");
    }
    List<OidcSettings.Provider> providers = new ArrayList<>();
    for (int i = 0; i < issuers.size(); i++) {
      address(ServerSetting.OIDC_ISSUER, issuers.get(i));
      Optional<URI> where =
          keys.isEmpty()
              ? Optional.empty()
              : Optional.of(address(ServerSetting.OIDC_JWKS_URL, keys.get(i)));
      providers.add(new OidcSettings.Provider(issuers.get(i), where));
    }
    return new OidcSettings(
        providers,
        Set.copyOf(audiences),
        algorithms(config),
        config.text(ServerSetting.OIDC_SCOPE_CLAIM),
        config.seconds(ServerSetting.OIDC_CLOCK_SKEW_SECONDS),
        config.seconds(ServerSetting.OIDC_MAX_AGE_SECONDS),
        config.flag(ServerSetting.OIDC_NEW_PEOPLE));
  }

  private static URI address(ServerSetting setting, String text) {
    try {
      return OidcSettings.address(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          setting.variable()
              + " must be https, or http on this machine alone, without user and fragment; not \""
              + text
              + "\"");
    }
  }

  private static Set<JWSAlgorithm> algorithms(Config config) {
    List<String> names = config.words(ServerSetting.OIDC_ALGORITHMS);
    try {
      return OidcSettings.algorithms(names);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "ACESO_OIDC_ALGORITHMS takes RS256 to RS512, PS256 to PS512 and ES256 to ES512, not \""
              + e.getMessage()
              + "\"");
    }
  }
}
