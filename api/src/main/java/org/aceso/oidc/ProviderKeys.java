package org.aceso.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.security.Key;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one identity provider. They are kept for five minutes and renewed ahead of that; a
 * key that is not among them is asked for at once, but not more often than twice in ten seconds;
 * while the provider does not answer, those that are known serve for a day.
 */
final class ProviderKeys implements Closeable {
  static final Duration RETRY = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(ProviderKeys.class);
  private static final Duration KEEP = Duration.ofMinutes(5);
  private static final Duration OUTAGE = Duration.ofDays(1);

  private final OidcSettings.Provider provider;
  private final KeyFetch fetch;
  private final JWKSource<SecurityContext> cache;
  private final JWSVerificationKeySelector<SecurityContext> selector;
  private volatile URI found;
  private volatile boolean down;

  ProviderKeys(OidcSettings.Provider provider, Set<JWSAlgorithm> algorithms, KeyFetch fetch) {
    this.provider = provider;
    this.fetch = fetch;
    this.cache =
        JWKSourceBuilder.create(new Remote())
            .cache(KEEP.toMillis(), KeyFetch.PATIENCE.multipliedBy(2).toMillis())
            .rateLimited(RETRY.toMillis())
            .outageTolerant(OUTAGE.toMillis())
            .build();
    this.selector = new JWSVerificationKeySelector<>(algorithms, cache);
  }

  /**
   * The keys that may have signed a token; none when its provider has no such key.
   *
   * @throws KeySourceException when the provider cannot be asked now
   */
  List<Key> of(JWSHeader header) throws KeySourceException {
    List<Key> keys = selector.selectJWSKeys(header, null);
    if (keys.isEmpty() && down) {
      throw new JWKSetUnavailableException("the provider does not answer");
    }
    return keys;
  }

  /** Where the keys come from, when they are not kept. */
  private final class Remote implements JWKSetSource<SecurityContext> {
    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator evaluator, long now, SecurityContext context)
        throws KeySourceException {
      try {
        JWKSet keys = JWKSet.parse(fetch.text(address()));
        if (down) {
          LOG.info("the keys of {} can be fetched again", provider.issuer());
        }
        down = false;
        return keys;
      } catch (IOException | ParseException | IllegalArgumentException e) {
        if (!down) {
          LOG.warn("the keys of {} cannot be fetched: {}", provider.issuer(), e.getMessage());
        }
        down = true;
        found = null;
        throw new JWKSetUnavailableException("the provider does not answer", e);
      }
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

  private URI address() throws IOException, ParseException {
    Optional<URI> stated = provider.keys();
    if (stated.isPresent()) {
      return stated.get();
    }
    URI known = found;
    if (known == null) {
      known = discover();
      found = known;
    }
    return known;
  }

  /** As OpenID Connect Discovery 1.0 has it. */
  private URI discover() throws IOException, ParseException {
    String base = provider.issuer().replaceAll("/$", "");
    Map<String, Object> description =
        JSONObjectUtils.parse(fetch.text(URI.create(base + "/.well-known/openid-configuration")));
    if (!provider.issuer().equals(description.get("issuer"))) {
      throw new IOException("it describes itself as another issuer");
    }
    if (!(description.get("jwks_uri") instanceof String keys)) {
      throw new IOException("its description has no jwks_uri");
    }
    return URI.create(keys);
  }

  @Override
  public void close() throws IOException {
    ((JWKSetBasedJWKSource<SecurityContext>) cache).close();
  }
}
