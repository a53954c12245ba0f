package org.aceso.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.File;
import java.io.IOException;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Spring Authorization Server, configured as a hosting platform would: anybody may sign in with the
 * password {@code secret}, and the keys are those of a file that is read at each use, so that they
 * can be rotated while it runs.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class Issuer {

  public static void main(String[] arguments) {
    SpringApplication.run(Issuer.class, arguments);
  }

  @Bean
  ApplicationListener<WebServerInitializedEvent> announcement() {
    return started ->
        System.out.println("issuer http://127.0.0.1:" + started.getWebServer().getPort());
  }

  @Bean
  UserDetailsService people() {
    return name -> User.withUsername(name).password("{noop}secret").build();
  }

  @Bean
  JWKSource<SecurityContext> keys(@Value("${keys}") File file) {
    return (selector, context) -> {
      try {
        return selector.select(JWKSet.load(file));
      } catch (IOException | ParseException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  /** The first key of the file signs; the others are old ones that are still published. */
  @Bean
  JwtEncoder encoder(JWKSource<SecurityContext> keys) {
    NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
    encoder.setJwkSelector(found -> found.get(0));
    return encoder;
  }

  /** Access tokens are for the API and follow RFC 9068; identity tokens stay for the client. */
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims(@Value("${audience}") String audience) {
    return token -> {
      if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
        String user = token.getPrincipal().getName();
        token.getJwsHeader().type("at+jwt");
        token
            .getClaims()
            .audience(List.of(audience))
            .claim("name", user.substring(0, 1).toUpperCase(Locale.ROOT) + user.substring(1))
            .claim("preferred_username", user);
      }
    };
  }
}
