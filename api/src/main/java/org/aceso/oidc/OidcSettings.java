package org.aceso.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose tokens are taken, and what they must look like.
 *
 * @param providers empty when no token but our own is taken
 * @param audiences one of these must be in the token
 * @param algorithms how a token may be signed; asymmetric ones only
 * @param scopeClaim the claim that holds the scopes
 * @param skew how far the clocks may differ
 * @param mostAge how old a token may be, whenever it ends
 * @param newPeople whether somebody who was never here becomes a person
 */
public record OidcSettings(
    List<Provider> providers,
    Set<String> audiences,
    Set<JWSAlgorithm> algorithms,
    String scopeClaim,
    Duration skew,
    Duration mostAge,
    boolean newPeople) {

  /**
   * An identity provider.
   *
   * @param issuer as it stands in {@code iss}, character by character
   * @param keys where its keys are; looked up in its own description when empty
   */
  public record Provider(String issuer, Optional<URI> keys) {}

  public OidcSettings {
    providers = List.copyOf(providers);
    audiences = Set.copyOf(audiences);
    algorithms = Set.copyOf(algorithms);
  }

  private static final Set<JWSAlgorithm> ASYMMETRIC =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  /**
   * Algorithms by their names.
   *
   * @throws IllegalArgumentException for one that proves nothing: {@code none}, or a shared secret
   */
  public static Set<JWSAlgorithm> algorithms(List<String> names) {
    Set<JWSAlgorithm> found = new HashSet<>();
    for (String name : names) {
      JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
      if (!ASYMMETRIC.contains(algorithm)) {
        throw new IllegalArgumentException(name);
      }
      found.add(algorithm);
    }
    return found;
  }

  /**
   * An address from which keys may come.
   *
   * @throws IllegalArgumentException when it is neither https nor on this machine
   */
  public static URI address(String text) {
    URI address = URI.create(text);
    if (!KeyFetch.isSafe(address)) {
      throw new IllegalArgumentException(text);
    }
    return address;
  }
}
